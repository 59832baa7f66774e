/** Weights as PyTorch itself would save them, made from its own names and shapes alone: what import is held to. */
import { tensorPieces, type FileTensor } from '../../src-main/networks/safetensors';
import { scrambled } from './networks/formula';

/** PyTorch's name and shape of each tensor, in order of registration. */
export type TorchLayout = readonly (readonly [name: string, shape: readonly number[]])[];

/** The bytes of a .safetensors file with the golden values' scrambled weights in PyTorch's order of axes, and the counters that its batch norms have. */
export function torchFile(layout: TorchLayout, { prefix = '' }: { readonly prefix?: string } = {}): Buffer {
  const normed = new Set(layout.flatMap(([name]) => (name.endsWith('.running_mean') ? [name.slice(0, -'.running_mean'.length)] : [])));
  let layer = 0;
  const tensors = layout.flatMap(([name, shape]): FileTensor[] => {
    const size = shape.reduce((n, d) => n * d, 1);
    const data = Float32Array.from({ length: size }, valuesOf(name, shape, normed, layer));
    if (shape.length > 1) layer++;
    const counter: FileTensor[] = name.endsWith('.running_var') ? [{ name: `${prefix}${name.replace(/running_var$/, 'num_batches_tracked')}`, shape: [], data: Int32Array.of(7) }] : [];
    return [{ name: prefix + name, shape, data }, ...counter];
  });
  return Buffer.concat([...tensorPieces(tensors, { format: 'pt' })]);
}

function valuesOf(name: string, shape: readonly number[], normed: ReadonlySet<string>, layer: number): (_: unknown, k: number) => number {
  const [owner, part] = [name.slice(0, name.lastIndexOf('.')), name.slice(name.lastIndexOf('.') + 1)];
  if (shape.length > 1) {
    const scale = Math.sqrt(6 / shape.slice(1).reduce((n, d) => n * d, 1));
    return (_, k) => scrambled(layer, k) * scale;
  }
  switch (part) {
    case 'running_mean': return (_, k) => 0.05 * Math.sin(2 * k + 1);
    case 'running_var': return (_, k) => 1 + 0.2 * Math.cos(k + 1) ** 2;
    case 'weight': return (_, k) => 1 + 0.1 * Math.sin(k + 1);
    default: return normed.has(owner) ? (_, k) => 0.1 * Math.cos(k + 1) : (_, k) => 0.1 * Math.sin(k + 1);
  }
}
