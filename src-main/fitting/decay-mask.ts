import type { Network } from '../networks';

/** The tensors on which weight decay acts: all that are trained, as PyTorch does it; filters and full connections; or these and biases, so all but batch norm's. */
export type DecayOn = 'all' | 'weights' | 'weights and biases';

const GROUPS: Readonly<Record<Exclude<DecayOn, 'all'>, readonly string[]>> = { weights: ['conv', 'dense'], 'weights and biases': ['conv', 'dense', 'bias'] };

/** 1 for every entry of the weights on which decay acts, 0 for the others (weights). */
export function decayMask({ layout }: Network, on: DecayOn): Float32Array {
  const mask = new Float32Array(layout.parameters);
  for (const { kind, offset, size } of layout.trainable) if (on === 'all' || GROUPS[on].includes(kind)) mask.fill(1, offset, offset + size);
  return mask;
}
