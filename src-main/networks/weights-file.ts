/** Weights on disk, as safetensors: with PyTorch's names, and its shapes unless asked otherwise, so that PyTorch loads them as they are. */
import { Refusal } from '../../src-shared/refusal';
import { writeFileAtomically } from '../library/atomic-file';
import type { Tensor } from './layout';
import type { Network, NetworkWeights } from './network';
import { OWN } from './own';
import { readTensors, tensorPieces, type FileTensor } from './safetensors';
import { fromTorch, ownName, toTorch } from './torch-layout';

/** The order of axes: PyTorch's, or ours, (height, width, in, out) and (in, out). */
export type WeightsLayout = 'torch' | 'isthmus';

export interface WritingOptions {
  /** torch unless said. */
  readonly layout?: WeightsLayout;
  readonly metadata?: Readonly<Record<string, string>>;
}

const partOf = ({ weights, statistics }: NetworkWeights, { kind, offset, size }: Tensor): Float32Array =>
  (kind === 'mean' || kind === 'variance' ? statistics : weights).subarray(offset, offset + size);

/** The bytes of a weights file, piece by piece. Its metadata names the network (one's own: describes it) and the layout. */
export function weightPieces(network: Network, weights: NetworkWeights, { layout = 'torch', metadata = {} }: WritingOptions = {}): Iterable<Uint8Array> {
  const tensors = network.layout.tensors.map((tensor): FileTensor => {
    const values = partOf(weights, tensor);
    return layout === 'torch' ? { name: tensor.name, shape: tensor.torchShape, data: toTorch(tensor, values) } : { name: tensor.name, shape: tensor.shape, data: values };
  });
  const name = network.name === OWN ? JSON.stringify({ blocks: network.blocks }) : network.name;
  return tensorPieces(tensors, { format: 'pt', network: name, layout, ...metadata });
}

/** Writes a weights file that is there in full or not at all; throws a Refusal where the disk will not have it. */
export const writeWeights = (path: string, network: Network, weights: NetworkWeights, options?: WritingOptions): Promise<void> =>
  writeFileAtomically(path, weightPieces(network, weights, options));

/**
 * Reads weights for a network. The layout is the given one, or else the one that the file names, or else PyTorch's.
 * Throws a Refusal naming the file, the network and the tensors that are missing, unexpected or of another shape.
 */
export async function readWeights(path: string, network: Network, layout?: WeightsLayout): Promise<NetworkWeights> {
  const { tensors, metadata } = await readTensors(path);
  const torch = (layout ?? metadata['layout'] ?? 'torch') !== 'isthmus';
  const found = new Map<string, FileTensor>();
  for (const tensor of tensors.values()) {
    const name = ownName(tensor.name);
    if (name !== undefined) found.set(name, tensor);
  }
  const { layout: wanted } = network;
  const faults: string[] = [];
  const missing = wanted.tensors.filter(({ name }) => !found.has(name)).map(({ name }) => name);
  const known = new Set(wanted.tensors.map(({ name }) => name));
  const unexpected = [...found.keys()].filter((name) => !known.has(name));
  if (missing.length > 0) faults.push(`it lacks ${some(missing)}`);
  if (unexpected.length > 0) faults.push(`it has ${some(unexpected)}, which the network has not`);
  const misshaped = wanted.tensors.flatMap((tensor) => {
    const shape = (torch ? tensor.torchShape : tensor.shape).join(' x ');
    const there = found.get(tensor.name)?.shape.join(' x ');
    return there === undefined || there === shape ? [] : [`${tensor.name} is ${there || 'a single number'} instead of ${shape}`];
  });
  if (misshaped.length > 0) faults.push(some(misshaped));
  const whole = wanted.tensors.filter(({ name }) => found.get(name)?.data instanceof Int32Array || found.get(name)?.data instanceof Uint8Array);
  if (whole.length > 0) faults.push(`${some(whole.map(({ name }) => name))} ${whole.length === 1 ? 'holds' : 'hold'} whole numbers`);
  if (faults.length > 0) {
    const made = metadata['network'];
    throw new Refusal(`The file ${path} does not hold weights of ${network.name} for ${network.classes} classes${made === undefined || made === network.name ? '' : ` but of ${made}`}: ${faults.join('; ')}.`);
  }

  const weights = { weights: new Float32Array(wanted.parameters), statistics: new Float32Array(wanted.statistics) };
  for (const tensor of wanted.tensors) {
    const { data } = found.get(tensor.name)!;
    if (torch) fromTorch(tensor, data, partOf(weights, tensor));
    else partOf(weights, tensor).set(data);
  }
  return weights;
}

const some = (names: readonly string[]): string => (names.length <= 4 ? names.join(', ') : `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`);
