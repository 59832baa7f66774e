import { principalAxes } from '../../../src-shared/math/pca';
import { randomAxes, sharesAlong } from '../../../src-shared/math/random-axes';
import type { TrajectorySetup } from './setup';

/** The axes that a path is drawn over. */
export interface Axes {
  readonly axes: readonly [Float64Array, Float64Array];
  /** The share of the variation along each axis there is of its sort; of the two, the first two. */
  readonly explained: Float64Array;
  /** What should be known of them, as sentences. */
  readonly said: string;
}

const percent = (share: number): string => `${share >= 5e-5 || share === 0 ? (100 * share).toFixed(2) : (100 * share).toPrecision(2)}%`;

/** The axes that a setup asks for; throws a Refusal where the points of the path are all the same. */
export function axesFor(setup: Pick<TrajectorySetup, 'axes' | 'centred' | 'parameters'>, thetas: readonly Float32Array[], mask: Float32Array | undefined, seed: number): Axes {
  const over = setup.parameters === 'filters only' ? 'filters' : 'all parameters';
  const held = ([first, second]: ArrayLike<number> & Iterable<number>) => `hold ${percent(first)} and ${percent(second)} of the variation between ${thetas.length} snapshots.`;
  if (setup.axes === 'random') {
    const axes = randomAxes(thetas[0].length, seed, mask);
    const explained = Float64Array.from(sharesAlong(axes, thetas));
    return { axes, explained, said: `The two axes are random (Gaussian by the seed, orthonormal, over ${over}): they ${held(explained)}` };
  }
  const { axes, explained, rank } = principalAxes(thetas, setup);
  const line = rank === 1 ? ' The snapshots lie on one line; the second axis is some direction across it.' : '';
  return { axes, explained, said: `The first two principal axes (${setup.centred ? 'centred' : 'not centred'}, over ${over}) ${held(explained)}${line}` };
}
