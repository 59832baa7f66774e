import { Refusal } from '../../../src-shared/refusal';
import { dot } from '../../../src-shared/math/direction';
import { span, spanWithZero } from '../../../src-shared/math/grid';
import { axesOf, triangleOf } from '../../../src-shared/math/plane';
import type { Network, NetworkWeights } from '../../networks';
import type { LandscapeSetup } from './setup';
import type { Way } from './way';

type Moving = LandscapeSetup['moving'];

/** From one point of weight space to another (parameters, statistics); zero where a tensor does not move. */
function leading(network: Network, from: NetworkWeights, to: NetworkWeights, moving: Moving): { readonly weights: Float64Array; readonly statistics: Float64Array } {
  const weights = Float64Array.from(to.weights, (x, k) => x - from.weights[k]);
  for (const { kind, offset, size } of network.layout.trainable) {
    const isNorm = kind === 'scale' || kind === 'shift';
    const moves = moving === 'all parameters' || kind === 'conv' || kind === 'dense' || (!isNorm && moving === 'all but batch norm');
    if (!moves) weights.fill(0, offset, offset + size);
  }
  return { weights, statistics: Float64Array.from(to.statistics, (x, k) => x - from.statistics[k]) };
}

/** The line (1 - x) own + x other (Goodfellow et al. 2015). Throws a Refusal where both are the same. */
export function lineTo(network: Network, own: NetworkWeights, other: NetworkWeights, { from, to, points, moving }: Pick<LandscapeSetup, 'from' | 'to' | 'points' | 'moving'>): Way {
  const { weights: first, statistics } = leading(network, own, other, moving);
  if (first.every((x) => x === 0)) throw new Refusal('The other weights are the same as the first, so that no line leads from one to the other: choose weights of another run or another epoch.');
  return {
    first,
    second: new Float64Array(first.length),
    statistics: [statistics, new Float64Array(statistics.length)],
    as: span(from, to, points),
    bs: [0],
    flat: false,
    named: [],
    said: `At 0 are the weights, at 1 the others, ${Math.sqrt(dot(first, first)).toPrecision(5)} away.`,
  };
}

/** The plane through three points, in units of distance in weight space. Throws a Refusal where they lie on one line. */
export function planeThrough(network: Network, own: NetworkWeights, others: readonly [NetworkWeights, NetworkWeights], { side, margin, moving }: Pick<LandscapeSetup, 'side' | 'margin' | 'moving'>): Way {
  const [d1, d2] = others.map((other) => leading(network, own, other, moving));
  const triangle = triangleOf(d1.weights, d2.weights);
  if (!triangle) throw new Refusal('The three weights lie on one line, so that no single plane goes through them: choose other third weights, or the line "towards other weights".');
  const [first, second] = axesOf(d1.weights, d2.weights, triangle);
  const { length, along, height } = triangle;
  const [low, high] = [Math.min(0, along), Math.max(length, along)];
  const widened = (from: number, to: number) => spanWithZero(from - margin * (to - from), to + margin * (to - from), side);
  const [as, bs] = [widened(low, high), widened(0, height)];
  const place = (...at: number[]) => `(${at.map((x) => Number(x.toPrecision(5))).join(', ')})`;
  return {
    first,
    second,
    statistics: axesOf(d1.statistics, d2.statistics, triangle),
    as,
    bs,
    flat: true,
    named: [{ name: 'weights', a: 0, b: 0 }, { name: 'other', a: length, b: 0 }, { name: 'third', a: along, b: height }],
    said: `The three weights lie at ${place(0, 0)}, ${place(length, 0)} and ${place(along, height)}, in units of distance in weight space.`,
  };
}
