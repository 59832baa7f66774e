import type { Dataset } from '../datasets';
import { openNetwork, readWeights, type Network } from '../networks';
import { Refusal } from '../../src-shared/refusal';
import type { Shelf } from './bench';
import { openData } from './open-data';

/** A trained network, its weights, and data to look at it with. */
export interface Trained {
  readonly network: Network;
  readonly weights: Float32Array;
  readonly statistics: Float32Array;
  readonly dataset: Dataset;
  /** The SPEC of the dataset. */
  readonly spec: string;
}

/** The SPEC that means: the dataset that the weights were trained on. */
export const AS_TRAINED = 'as-trained';

/** Opens weights that an experiment left behind and a dataset for them (by `open`, which may have it open already); throws a Refusal where they do not go together. */
export async function openTrained(reference: string, spec: string, shelf: Shelf, open = openData): Promise<Trained> {
  const { path, experiment } = await shelf.weightsPath(reference);
  const trainedOn = experiment.setup['dataset'];
  if (spec === AS_TRAINED && typeof trainedOn !== 'string') throw new Refusal(`The weights ${reference} were not trained here, so the dataset must be named, such as cifar10:FOLDER.`);
  const named = spec === AS_TRAINED ? String(trainedOn) : spec;
  const dataset = await open(named);
  // Weights of other classes or image sizes than the dataset's are refused by their shapes.
  const network = openNetwork(String(experiment.setup['network']), { classes: dataset.classes.length, input: dataset.shape });
  return { network, dataset, spec: named, ...(await readWeights(path, network)) };
}
