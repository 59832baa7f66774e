/**
 * Principal axes of an optimisation trajectory (Li et al. 2018, section 7): of the matrix whose rows are theta_i - theta_n, theta_n the last
 * weights. A network has far more weights than a training has snapshots, so the axes come from the small matrix of the rows' inner products.
 */
import { Refusal } from '../refusal';
import { dot } from './direction';
import { symmetricEigen } from './symmetric-eigen';

type Vector = Float32Array | Float64Array;

export interface PrincipalAxes {
  /** Two unit vectors, the one of the larger share first; the entry of largest magnitude of each is positive. */
  readonly axes: readonly [Float64Array, Float64Array];
  /** The share of the variation along every axis there is, from the largest down; of the two axes, the first two. */
  readonly explained: Float64Array;
  /** 1 where all weights lie on one line: the second axis is then some unit vector across it. */
  readonly rank: 1 | 2;
}

/** The row theta - theta_n of one theta; in double precision, since neighbours on a trajectory differ little. */
const difference = (theta: Vector, last: Vector): Float64Array => Float64Array.from(theta, (x, k) => x - last[k]);

/**
 * The first two principal axes of the rows theta_i - theta_n, the last one's zeros included: of these as they are, or `centred`, with the mean
 * row taken from each (as the authors' code does). Throws a Refusal where there are fewer than three thetas, or where they are all the same.
 */
export function principalAxes(thetas: readonly Vector[], { centred }: { readonly centred: boolean }): PrincipalAxes {
  const n = thetas.length;
  if (n < 3) throw new Refusal(`A trajectory needs at least three points for its principal axes; here ${n === 1 ? 'is 1' : `are ${n}`}.`);
  const products = gramOf(thetas);
  const { values, vectors } = symmetricEigen(centred ? doubleCentred(products, n) : products, n);
  const shares = values.map((value) => Math.max(0, value));
  const total = shares.reduce((sum, value) => sum + value, 0);
  if (!(total > 0)) throw new Refusal('The points of the trajectory are all the same, so it has no principal axes.');
  const first = axisOf(thetas, vectors[0], shares[0], centred);
  // Below this, an eigenvalue is what rounding leaves of zero.
  const rank = shares[1] > n * 8 * Number.EPSILON * shares[0] ? 2 : 1;
  const second = rank === 2 ? axisOf(thetas, vectors[1], shares[1], centred) : across(first);
  return { axes: [first, second], explained: shares.map((value) => value / total), rank };
}

/** How many weights of every row are in the processor's cache at a time. */
const BLOCK = 4096;

/** The inner products of the rows (n, n), without a second copy of the weights. */
function gramOf(thetas: readonly Vector[]): Float64Array {
  const n = thetas.length;
  const products = new Float64Array(n * n);
  for (let from = 0; from < thetas[0].length; from += BLOCK) {
    const last = thetas[n - 1].subarray(from, from + BLOCK);
    const rows = thetas.map((theta) => difference(theta.subarray(from, from + BLOCK), last));
    for (let i = 0; i < n; i++) for (let j = 0; j <= i; j++) products[i * n + j] += dot(rows[i], rows[j]);
  }
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) products[j * n + i] = products[i * n + j];
  return products;
}

/** The inner products of the rows less their mean. */
function doubleCentred(products: Float64Array, n: number): Float64Array {
  const means = Float64Array.from({ length: n }, (_, i) => meanOf(products.subarray(i * n, (i + 1) * n)));
  const mean = meanOf(means);
  return products.map((x, at) => x - means[Math.floor(at / n)] - means[at % n] + mean);
}

const meanOf = (values: Float64Array): number => values.reduce((sum, x) => sum + x, 0) / values.length;

/** M' v / sqrt(value), which has unit length. */
function axisOf(thetas: readonly Vector[], vector: Float64Array, value: number, centred: boolean): Float64Array {
  const mean = centred ? meanOf(vector) : 0;
  const last = thetas[thetas.length - 1];
  const axis = new Float64Array(last.length);
  thetas.forEach((theta, i) => {
    const weight = (vector[i] - mean) / Math.sqrt(value);
    for (let k = 0; k < axis.length; k++) axis[k] += weight * (theta[k] - last[k]);
  });
  return withPositivePeak(axis);
}

function withPositivePeak(axis: Float64Array): Float64Array {
  let peak = 0;
  for (let k = 1; k < axis.length; k++) if (Math.abs(axis[k]) > Math.abs(axis[peak])) peak = k;
  return axis[peak] < 0 ? axis.map((x) => -x) : axis;
}

/** A unit vector orthogonal to another: the coordinate's that is least along it. */
function across(axis: Float64Array): Float64Array {
  let least = 0;
  for (let k = 1; k < axis.length; k++) if (Math.abs(axis[k]) < Math.abs(axis[least])) least = k;
  const out = axis.map((x) => -axis[least] * x);
  out[least] += 1;
  const length = Math.sqrt(dot(out, out));
  return withPositivePeak(out.map((x) => x / length));
}

export interface OnPlane {
  /** The axes' inner products: a.a, a.b, b.b. */
  readonly gram: readonly [aa: number, ab: number, bb: number];
  readonly coordinates: readonly (readonly [a: number, b: number])[];
  /** How far each theta lies from the plane. */
  readonly distances: readonly number[];
}

/**
 * Where thetas lie over the plane of two axes through the last of them, in units of the axes, which need be neither of unit length nor
 * orthogonal. Throws a Refusal where the axes point the same way.
 */
export function projectOn([first, second]: readonly [Vector, Vector], thetas: readonly Vector[]): OnPlane {
  const [aa, ab, bb] = [dot(first, first), dot(first, second), dot(second, second)];
  const determinant = aa * bb - ab * ab;
  if (!(determinant > 1e-12 * aa * bb)) throw new Refusal('The two axes point the same way (or one is zero), so they span no plane: take axes that differ.');
  const placed = thetas.map((theta) => {
    const row = difference(theta, thetas[thetas.length - 1]);
    const [am, bm] = [dot(first, row), dot(second, row)];
    const [a, b] = [(bb * am - ab * bm) / determinant, (aa * bm - ab * am) / determinant];
    let square = 0;
    for (let k = 0; k < row.length; k++) square += (row[k] - a * first[k] - b * second[k]) ** 2;
    return { coordinates: [a, b] as const, distance: Math.sqrt(square) };
  });
  return { gram: [aa, ab, bb], coordinates: placed.map(({ coordinates }) => coordinates), distances: placed.map(({ distance }) => distance) };
}
