import type { Part } from '../../src-shared/math/direction';
import type { Network } from './network';

/** The tensors of a network's weights as mathematics sees them: where each lies, and how many filters (or neurons) it has. */
export const partsOf = (network: Network): Part[] =>
  network.layout.trainable.map(({ kind, offset, size, shape }) => ({ offset, size, filters: kind === 'conv' || kind === 'dense' ? shape[shape.length - 1] : 0 }));

/** 1 for every entry of a convolution or dense weight, 0 for biases and batch norm's (weights). */
export function filterMask(network: Network): Float32Array {
  const mask = new Float32Array(network.layout.parameters);
  for (const { offset, size, filters } of partsOf(network)) if (filters > 0) mask.fill(1, offset, offset + size);
  return mask;
}
