/** Experiments as they lie in a library once they are made, without the hours of making them. */
import type { Experiment, Status } from '../../src-shared/experiment';
import type { Row } from '../../src-shared/kind';
import { openLibrary } from '../../src-main/library/library';

interface Laid {
  readonly kind: string;
  readonly name: string;
  readonly setup: Experiment['setup'];
  readonly of: number;
  readonly rows: readonly Row[];
  readonly status?: Status;
  readonly note?: string;
}

/** Puts an experiment into a library; gives its identifier. */
export async function lay(folder: string, { kind, name, setup, of, rows, status = 'done', note }: Laid): Promise<string> {
  const library = await openLibrary(folder);
  const { id } = await library.create({ kind, name, setup, seed: 1, of });
  const claim = await library.claim(id);
  rows.forEach((row, n) => claim.append(n, row));
  await claim.update({ status, ...(note === undefined ? {} : { note }), madeWith: { app: '0.1.0', engine: 'TensorFlow 2.9.1', device: 'CPU', precision: 'float32', threads: 2 } });
  await claim.release();
  return id;
}

/** A bowl of a landscape, or one with walls as steep as asked. */
export function landscape(name: string, { steepness = 1, side = 21, done = side ** 2, ...rest }: { steepness?: number; side?: number; done?: number; status?: Status; note?: string } = {}): Laid {
  const at = (k: number) => -1 + (2 * k) / (side - 1);
  const rows = Array.from({ length: done }, (_, n) => {
    const [a, b] = [at(n % side), at(Math.floor(n / side))];
    return { a, b, loss: 0.05 + steepness * (a * a + b * b), accuracy: 1 / (1 + a * a + b * b), testLoss: null, testAccuracy: null };
  });
  const setup = { weights: 'kmadeup@final', besides: ['klater@2', 'kthird'], dataset: 'as-trained', sets: 'train', examples: 64, dimensions: '2', side, reach: 1, normalisation: 'filter', orthogonal: false };
  return { kind: 'landscape', name, setup, of: side ** 2, rows, ...rest };
}

/** A training run whose loss falls. */
export function training(name: string, epochs = 6): Laid {
  const rows = Array.from({ length: epochs }, (_, k) => ({
    epoch: k + 1, update: 10 * (k + 1), trainLoss: 2 / (k + 1), trainAccuracy: 1 - 0.9 / (k + 1), testLoss: 2.2 / (k + 1), testAccuracy: 0.95 - 0.9 / (k + 1), rate: 0.1, norm: 20 - k,
  }));
  return { kind: 'training', name, setup: { network: 'lenet-5', dataset: 'glyphs', length: epochs }, of: epochs, rows };
}
