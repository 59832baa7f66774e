import { rootedDataset } from '../../app/places';
import { ask } from '../ask';
import type { Call } from '../call';
import { answer } from '../print';

export interface LossOptions {
  readonly dataset?: string;
  readonly split: 'train' | 'test';
}

/** The loss and accuracy of stored weights on a dataset. */
export async function loss(call: Call, weights: string, { dataset, split }: LossOptions): Promise<void> {
  const found = await ask(call, 'loss', { weights, dataset: dataset === undefined ? 'as-trained' : rootedDataset(dataset), split });
  answer(call, found, () => `loss ${found.loss}\naccuracy ${found.accuracy}\nexamples ${found.examples}`);
}
