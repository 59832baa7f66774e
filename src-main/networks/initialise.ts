/** Random weights to start from. Every draw is decided by the seed, the tensor's name and the entry's place in it. */
import { stream } from '../../src-shared/math/random';
import type { Tensor } from './layout';
import type { Network, NetworkWeights } from './network';

export const schemes = ['he-normal', 'he-uniform', 'xavier-normal', 'xavier-uniform', 'torch'] as const;

/**
 * How filters and full connections are drawn: with variance 2 / fan-in (He et al. 2015), 2 / (fan-in + fan-out) (Glorot and Bengio 2010),
 * or as PyTorch's layers do unless told otherwise: uniform within 1 / √fan-in, biases too.
 */
export type Scheme = (typeof schemes)[number];

export interface Initialisation {
  readonly seed: number;
  /** he-normal unless said. */
  readonly scheme?: Scheme;
  /** Factor on all drawn entries; 1 unless said. */
  readonly scale?: number;
  /** Standard deviation of full connections, normal, in place of the scheme's (Li et al. 2018: 1e-3). */
  readonly denseDeviation?: number;
}

/** Initial weights: filters and full connections drawn, biases and shifts 0, scales 1; running means 0, variances 1. */
export function initialWeights(network: Network, { seed, scheme = 'he-normal', scale = 1, denseDeviation }: Initialisation): NetworkWeights {
  const { layout } = network;
  const weights = new Float32Array(layout.parameters);
  const statistics = new Float32Array(layout.statistics);
  let fanIn = 0;
  for (const tensor of layout.trainable) {
    const into = weights.subarray(tensor.offset, tensor.offset + tensor.size);
    const draws = stream(seed, `initial weights ${tensor.name}`);
    const normal = (deviation: number) => {
      draws.fillNormal(into);
      for (let i = 0; i < into.length; i++) into[i] *= deviation * scale;
    };
    const uniform = (bound: number) => {
      for (let i = 0; i < into.length; i++) into[i] = (2 * draws.uniform(i) - 1) * bound * scale;
    };
    if (tensor.kind === 'scale') into.fill(1);
    // A bias follows its weights in the layout, and shares their fan-in.
    if (tensor.kind === 'bias' && scheme === 'torch') uniform(1 / Math.sqrt(fanIn));
    if (tensor.kind !== 'conv' && tensor.kind !== 'dense') continue;
    fanIn = tensor.size / tensor.shape[tensor.shape.length - 1];
    if (tensor.kind === 'dense' && denseDeviation !== undefined) {
      normal(denseDeviation);
      continue;
    }
    const variance = scheme.startsWith('he') ? 2 / fanIn : 2 / (fanIn + fanOut(tensor));
    if (scheme === 'torch') uniform(1 / Math.sqrt(fanIn));
    else if (scheme.endsWith('normal')) normal(Math.sqrt(variance));
    else uniform(Math.sqrt(3 * variance));
  }
  for (const { kind, offset, size } of layout.running) if (kind === 'variance') statistics.fill(1, offset, offset + size);
  return { weights, statistics };
}

const fanOut = ({ shape, size }: Tensor): number => size / shape[shape.length - 2];
