/**
 * Directions as tomgoldstein/loss-landscape keeps them: the groups `xdirection` and `ydirection` hold a dataset for each tensor of the network, named 0, 1, 2, ... in
 * PyTorch's order: either its parameters (dir_type "weights"), or its whole state with running statistics and counters (dir_type "states").
 */
import { Refusal } from '../../src-shared/refusal';
import type { Network } from '../networks';
import type { Tensor } from '../networks/layout';
import { fromTorch } from '../networks/torch-layout';
import { maybeNumbers, readingHdf5, type Group } from './hdf5';

/** The first of a file's directions, or its first and its second where two are asked for and there, in our own order. Running statistics are left out. Throws a Refusal where they are of another network. */
export const readLossLandscapeDirections = (path: string, network: Network, count: 1 | 2): Promise<Float64Array[]> =>
  readingHdf5(path, (root) => {
    const found = root.keys();
    if (!found.includes('xdirection')) throw new Refusal(`The file ${path} holds no directions of loss-landscape: it has no "xdirection"; it has ${found.join(', ') || 'nothing'}.`);
    return ['xdirection', ...(count === 2 && found.includes('ydirection') ? ['ydirection'] : [])].map((name) => directionIn(root, name, path, network));
  });

/** The tensors of a network's whole state, in order; undefined for each batch norm's counter. */
const stateOf = ({ layout }: Network): (Tensor | undefined)[] => layout.tensors.flatMap((tensor) => (tensor.kind === 'variance' ? [tensor, undefined] : [tensor]));

function directionIn(root: Group, name: string, path: string, network: Network): Float64Array {
  const group = root.get(name);
  if (!group || !('keys' in group)) throw new Refusal(`In the file ${path}, "${name}" is not a list of tensors as loss-landscape writes it.`);
  const { length } = group.keys();
  // Before PyTorch 0.4.1, batch norms had no counters.
  const readings: readonly (readonly (Tensor | undefined)[])[] = [network.layout.trainable, stateOf(network), network.layout.tensors];
  const tensors = readings.find((reading) => reading.length === length);
  if (!tensors) throw new Refusal(`In the file ${path}, "${name}" has ${length} tensors, and ${network.name} has ${readings[0].length} parameters (${readings[1].length} tensors in its whole state): it is of another network.`);
  const direction = new Float64Array(network.layout.parameters);
  tensors.forEach((tensor, k) => {
    if (!tensor || tensor.kind === 'mean' || tensor.kind === 'variance') return;
    const there = maybeNumbers(group, String(k));
    const shape = tensor.torchShape.join(' x ');
    if (there?.shape.join(' x ') !== shape) throw new Refusal(`In the file ${path}, tensor ${k} of "${name}" is ${there ? there.shape.join(' x ') || 'a single number' : 'missing'}, and in ${network.name} it is ${tensor.name}, ${shape}: it is of another network.`);
    fromTorch(tensor, there.data, direction.subarray(tensor.offset, tensor.offset + tensor.size));
  });
  return direction;
}
