import { isDeepStrictEqual } from 'node:util';
import type { Dataset } from '../datasets';
import { blocksOf, openNetwork, readWeights, type Network, type NetworkWeights } from '../networks';
import { Refusal } from '../../src-shared/refusal';
import type { Shelf } from './bench';
import { openData } from './open-data';
import { AS_TRAINED, originOf } from './weights-origin';

/** A trained network, its weights, and data to look at it with. */
export interface Trained {
  readonly network: Network;
  readonly weights: Float32Array;
  readonly statistics: Float32Array;
  readonly dataset: Dataset;
  /** The SPEC of the dataset. */
  readonly spec: string;
}

/** Opens weights that an experiment left behind and a dataset for them (by `open`, which may have it open already); throws a Refusal where they do not go together. */
export async function openTrained(reference: string, spec: string, shelf: Shelf, open = openData): Promise<Trained> {
  const { path, network: name, trainedOn } = await originOf(reference, shelf);
  if (spec === AS_TRAINED && trainedOn === undefined) throw new Refusal(`The weights ${reference} were not trained here, so the dataset must be named, such as cifar10:FOLDER.`);
  const named = spec === AS_TRAINED ? trainedOn! : spec;
  const dataset = await open(named);
  // Weights of other classes or image sizes than the dataset's are refused by their shapes.
  const network = openNetwork(name, { classes: dataset.classes.length, input: dataset.shape });
  return { network, dataset, spec: named, ...(await readWeights(path, network)) };
}

/** Opens further weights of a network. Throws a Refusal where they are those of another, even one with tensors of the same names and shapes. */
export async function openOther(reference: string, network: Network, shelf: Shelf): Promise<NetworkWeights> {
  const { path, network: other } = await originOf(reference, shelf);
  if (!isDeepStrictEqual(blocksOf(other), network.blocks)) {
    throw new Refusal(`The weights ${reference} are those of another network (${other}) than ${network.name}: choose weights of the same network.`);
  }
  return readWeights(path, network);
}
