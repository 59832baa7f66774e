import { cosine, normaliseDirection, orthogonalise } from '../../../src-shared/math/direction';
import { axis } from '../../../src-shared/math/grid';
import { stream } from '../../../src-shared/math/random';
import { partsOf } from '../../networks/parts';
import type { Network } from '../../networks';
import type { LandscapeSetup } from './setup';
import type { Way } from './way';

/** Two Gaussian directions by the seed, normalised around the weights; in one dimension the second is zero. */
export function randomDirections({ normalisation, orthogonal, still, dimensions }: Pick<LandscapeSetup, 'normalisation' | 'orthogonal' | 'still' | 'dimensions'>, seed: number, network: Network, weights: Float32Array, repeat = 1): [Float64Array, Float64Array] {
  const parts = partsOf(network);
  const draw = (number: 1 | 2) => stream(seed, `direction ${number}${repeat === 1 ? '' : ` of repeat ${repeat}`}`).fillNormal(new Float64Array(weights.length));
  const normalise = (direction: Float64Array) => normaliseDirection(direction, weights, parts, normalisation, still ? 'biasbn' : 'nothing');
  const first = draw(1);
  if (dimensions === '1') return [normalise(first), new Float64Array(weights.length)];
  const second = orthogonal ? orthogonalise(first, draw(2), parts) : draw(2);
  return [normalise(first), normalise(second)];
}

/** A line or a square around the weights along two directions. */
export function wayAround({ dimensions, side, reach }: Pick<LandscapeSetup, 'dimensions' | 'side' | 'reach'>, [first, second]: readonly [Float64Array, Float64Array]): Way {
  if (dimensions === '1') return { first, second, as: axis(side, reach), bs: [0], flat: false, named: [] };
  return { first, second, as: axis(side, reach), bs: axis(side, reach), flat: true, named: [], said: sayCosine(cosine(first, second)) };
}

/** Said without the sign of what rounds to zero. */
const sayCosine = (value: number): string => `Cosine between the directions: ${(Number(value.toFixed(4)) || 0).toFixed(4)}.`;
