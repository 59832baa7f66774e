/**
 * Two axes of weight space that know nothing of a trajectory, to be held against its principal ones: in n dimensions a random axis holds 1/n of any
 * variation on average, so that a path drawn over two of them hardly moves (Li et al. 2018, section 7.1).
 */
import { dot } from './direction';
import { stream } from './random';

type Vector = Float32Array | Float64Array;

/** Two orthonormal Gaussian directions by the seed, zero where a mask is. */
export function randomAxes(length: number, seed: number, mask?: Vector): [Float64Array, Float64Array] {
  const draw = (number: 1 | 2) => stream(seed, `random axis ${number}`).fillNormal(new Float64Array(length)).map((x, k) => (mask && mask[k] === 0 ? 0 : x));
  const first = ofUnitLength(draw(1));
  const second = draw(2);
  const along = dot(first, second);
  return [first, ofUnitLength(second.map((x, k) => x - along * first[k]))];
}

function ofUnitLength(vector: Float64Array): Float64Array {
  const length = Math.sqrt(dot(vector, vector));
  return vector.map((x) => x / length);
}

/** The share of the variation of some points around their mean that lies along each of two orthonormal axes; 0 where they are all the same. */
export function sharesAlong(axes: readonly [Vector, Vector], thetas: readonly Vector[]): [number, number] {
  const mean = new Float64Array(thetas[0].length);
  for (const theta of thetas) for (let k = 0; k < mean.length; k++) mean[k] += theta[k] / thetas.length;
  let total = 0;
  const along: [number, number] = [0, 0];
  for (const theta of thetas) {
    const row = mean.map((x, k) => theta[k] - x);
    total += dot(row, row);
    axes.forEach((axis, i) => (along[i] += dot(axis, row) ** 2));
  }
  return total > 0 ? [along[0] / total, along[1] / total] : [0, 0];
}
