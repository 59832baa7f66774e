import { originOf } from '../experiments/weights-origin';
import { openNetwork, readWeights, type Network, type NetworkWeights, type Task } from '../networks';
import { readTensors, type TensorFile } from '../networks/safetensors';
import { ownName } from '../networks/torch-layout';
import type { Library } from '../library/library';

export interface StoredWeights extends NetworkWeights {
  readonly network: Network;
}

/** How many classes weights tell apart: as many as the bias has entries whose length changes with the number of classes. */
function maybeClassesIn({ tensors }: TensorFile, name: string, input: Task['input']): number | undefined {
  const [two, three] = [2, 3].map((classes) => openNetwork(name, { classes, input }).layout.tensors);
  const head = two.find(({ shape: [size, ...others] }, i) => others.length === 0 && size !== three[i].shape[0])?.name;
  return [...tensors.values()].find((tensor) => ownName(tensor.name) === head)?.shape[0];
}

/** A network for images of a shape with the weights of a file; throws a Refusal where they are not its own. */
export async function openWeights(path: string, name: string, input: Task['input'], options: { readonly classes?: number; readonly layout?: 'torch' | 'isthmus' } = {}): Promise<StoredWeights> {
  const classes = options.classes ?? maybeClassesIn(await readTensors(path), name, input) ?? 10;
  const network = openNetwork(name, { classes, input });
  return { network, ...(await readWeights(path, network, options.layout)) };
}

/** The weights that a reference means, in their network, for images of a shape. */
export async function openStored(reference: string, input: Task['input'], library: Library): Promise<StoredWeights> {
  const { path, network, classes } = await originOf(reference, library);
  return openWeights(path, network, input, classes === undefined ? {} : { classes });
}
