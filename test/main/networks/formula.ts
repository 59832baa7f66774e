/** Images and weights by formula, as the golden values were made from them: anyone can make the same numbers. */
import type { Network } from '../../../src-main/networks';
import { fromTorch } from '../../../src-main/networks/torch-layout';

const scramble = (x: number): number => {
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return (x ^ (x >>> 15)) >>> 0;
};

/** u_k of a layer, in (-1, 1). */
export const scrambled = (layer: number, k: number): number => (2 * (scramble((scramble(7000 + layer) + k) >>> 0) + 0.5)) / 2 ** 32 - 1;

/** Images sin(0.01 k + j), k = channel, row, column (count, side, side, 3). */
export function formulaImages(count: number, side = 32): Float64Array {
  const images = new Float64Array(count * side * side * 3);
  for (let j = 0, at = 0; j < count; j++) {
    for (let pixel = 0; pixel < side * side; pixel++) {
      for (let channel = 0; channel < 3; channel++) images[at++] = Math.sin(0.01 * (channel * side * side + pixel) + j);
    }
  }
  return images;
}

/** Weights and running statistics, as float32 or float64. */
export function formulaWeights<T extends Float32Array | Float64Array>(network: Network, how: 'scrambled' | 'sine', Vector: new (length: number) => T): { readonly weights: T; readonly statistics: T } {
  const { layout } = network;
  const weights = new Vector(layout.parameters);
  const statistics = new Vector(layout.statistics);
  for (const tensor of layout.tensors) {
    const { kind, layer = 0, offset, size, shape } = tensor;
    const fanIn = size / shape[shape.length - 1];
    const at: Readonly<Record<typeof kind, (k: number) => number>> = {
      conv: how === 'sine' ? (k) => Math.sin(0.37 * (k + 1) + layer) * Math.sqrt(2 / fanIn) : (k) => scrambled(layer, k) * Math.sqrt(6 / fanIn),
      dense: (k) => at.conv(k),
      bias: (k) => 0.1 * Math.sin(k + 1),
      scale: (k) => 1 + 0.1 * Math.sin(k + 1),
      shift: (k) => 0.1 * Math.cos(k + 1),
      mean: (k) => 0.05 * Math.sin(2 * k + 1),
      variance: (k) => 1 + 0.2 * Math.cos(k + 1) ** 2,
    };
    const value = at[kind];
    const torch = new Vector(size);
    for (let k = 0; k < size; k++) torch[k] = value(k);
    fromTorch(tensor, torch, (kind === 'mean' || kind === 'variance' ? statistics : weights).subarray(offset, offset + size));
  }
  return { weights, statistics };
}
