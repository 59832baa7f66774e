/** The same numbers in PyTorch's order of axes: filters (out, in, height, width), full connections (out, in). */
import type { Tensor } from './layout';

/** Where an entry of ours stands in PyTorch's order: entry (p, j) of `places` x `out` goes to j · places + permuted(p). */
function eachPair({ kind, shape, size }: Tensor, visit: (ours: number, theirs: number) => void): void {
  const out = shape[shape.length - 1];
  const places = size / out;
  const channels = kind === 'conv' ? shape[2] : places;
  const windows = places / channels;
  for (let place = 0, ours = 0; place < places; place++) {
    const theirs = (place % channels) * windows + Math.floor(place / channels);
    for (let j = 0; j < out; j++) visit(ours++, j * places + theirs);
  }
}

const isReordered = ({ kind }: Tensor): boolean => kind === 'conv' || kind === 'dense';

/** A tensor of ours in PyTorch's order. */
export function toTorch(tensor: Tensor, values: Float32Array): Float32Array {
  if (!isReordered(tensor)) return values;
  const torch = new Float32Array(tensor.size);
  eachPair(tensor, (ours, theirs) => (torch[theirs] = values[ours]));
  return torch;
}

/** A tensor in PyTorch's order written into `into`, in ours. */
export function fromTorch(tensor: Tensor, torch: ArrayLike<number>, into: Float32Array | Float64Array): void {
  if (isReordered(tensor)) eachPair(tensor, (ours, theirs) => (into[ours] = torch[theirs]));
  else into.set(torch);
}

/** PyTorch's name of a tensor without the prefix that data-parallel training leaves; undefined for what inference and training do without. */
export function ownName(name: string): string | undefined {
  if (name === 'num_batches_tracked' || name.endsWith('.num_batches_tracked')) return undefined;
  return name.startsWith('module.') ? name.slice('module.'.length) : name;
}
