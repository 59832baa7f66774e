/**
 * Both ends of the spectrum of a symmetric matrix that is only known by its products with vectors (Lanczos 1950), with full
 * re-orthogonalisation, so that no eigenvalue is found twice. A state is a value: it can be kept and gone on from.
 */
import { dot } from './direction';
import { tridiagonalEigen } from './tridiagonal';

export type Vector = Float32Array | Float64Array;

/** A product of the matrix with a vector. */
export type Times = (vector: Vector) => Promise<Vector>;

/** After k steps: k + 1 orthonormal vectors (k where the last step ended in an invariant subspace), and the matrix as these see it, which is tridiagonal. */
export interface Lanczos {
  readonly basis: readonly Vector[];
  readonly diagonal: readonly number[];
  readonly offDiagonal: readonly number[];
}

/** The two ends as they stand, each with its residual |H y - lambda y|: an eigenvalue lies no farther from it than that. */
export interface Extremes {
  readonly smallest: number;
  readonly largest: number;
  readonly smallestResidual: number;
  readonly largestResidual: number;
}

/** The state before the first step; the start is copied and given unit length. Throws where it is zero. */
export function beginLanczos(start: Vector): Lanczos {
  return { basis: [scaled(start, 1 / lengthOf(start))], diagonal: [], offDiagonal: [] };
}

/** Whether no further step is possible: the vectors so far span all that products of the start reach, and the two ends are exact there. */
export const isExhausted = ({ basis, diagonal }: Lanczos): boolean => diagonal.length === basis.length;

/** The state after one more product. Throws where the state is exhausted. */
export async function lanczosStep(state: Lanczos, times: Times): Promise<Lanczos> {
  if (isExhausted(state)) throw new Error(`no further step, after steps: ${state.diagonal.length}`);
  const { basis } = state;
  const last = basis[basis.length - 1];
  const rest = Float64Array.from(await times(last));
  const size = Math.sqrt(dot(rest, rest));
  const alpha = dot(last, rest);
  // Once more takes off what rounding left the first time.
  for (let round = 0; round < 2; round++) for (const vector of basis) subtract(rest, vector, dot(vector, rest));
  const beta = Math.sqrt(dot(rest, rest));
  // What is about as short as rounding has no direction of its own.
  const isWhole = basis.length === last.length || beta <= 4 * roundingOf(last) * size;
  const next = last instanceof Float32Array ? Float32Array.from(rest, (x) => x / beta) : rest.map((x) => x / beta);
  return {
    basis: isWhole ? basis : [...basis, next],
    diagonal: [...state.diagonal, alpha],
    offDiagonal: [...state.offDiagonal, isWhole ? 0 : beta],
  };
}

/** How much a product may be off by rounding, as a share of the largest eigenvalue: no residual says less. */
const roundingOf = (vector: Vector): number => (vector instanceof Float32Array ? 2 ** -23 : 2 ** -52);

/** The ends of the spectrum after the first `steps` steps (all, unless said). */
export function extremes({ basis, diagonal, offDiagonal }: Lanczos, steps = diagonal.length): Extremes {
  const { values, rows: [last] } = tridiagonalEigen(diagonal.slice(0, steps), offDiagonal.slice(0, steps - 1), [steps - 1]);
  const least = roundingOf(basis[0]) * Math.max(Math.abs(values[0]), Math.abs(values[steps - 1]));
  const residual = (i: number) => Math.max(least, Math.abs(offDiagonal[steps - 1] * last[i]));
  return { smallest: values[0], largest: values[steps - 1], smallestResidual: residual(0), largestResidual: residual(steps - 1) };
}

/** Of an eigenvalue below this share of the other, no more digits are asked for. */
const SMALL = 0.01;

/**
 * Whether each residual is within the tolerance, a share of its own eigenvalue. A share of the larger one would not do: the smaller
 * is then often taken for found while it is still an eigenvalue from the middle.
 */
export function areConverged({ smallest, largest, smallestResidual, largestResidual }: Extremes, tolerance: number): boolean {
  const least = SMALL * Math.max(Math.abs(smallest), Math.abs(largest));
  const isFound = (value: number, residual: number) => residual <= tolerance * Math.max(Math.abs(value), least);
  return isFound(smallest, smallestResidual) && isFound(largest, largestResidual);
}

/** Unit eigenvectors for the two ends, their entry of largest magnitude positive. */
export function extremeVectors({ basis, diagonal, offDiagonal }: Lanczos): { readonly smallest: Float64Array; readonly largest: Float64Array } {
  const { rows } = tridiagonalEigen(diagonal, offDiagonal.slice(0, -1), diagonal.map((_, i) => i));
  const lift = (which: number): Float64Array => {
    const out = new Float64Array(basis[0].length);
    rows.forEach((row, k) => subtract(out, basis[k], -row[which]));
    const peak = out.reduce((most, x) => (Math.abs(x) > Math.abs(most) ? x : most), 0);
    return scaled(out, (peak < 0 ? -1 : 1) / lengthOf(out)) as Float64Array;
  };
  return { smallest: lift(0), largest: lift(diagonal.length - 1) };
}

function lengthOf(vector: Vector): number {
  const length = Math.sqrt(dot(vector, vector));
  if (!(length > 0)) throw new Error(`a vector without a direction, of length ${length}`);
  return length;
}

const scaled = (vector: Vector, factor: number): Vector => (vector instanceof Float32Array ? Float32Array.from(vector, (x) => x * factor) : vector.map((x) => x * factor));

function subtract(from: Float64Array, vector: Vector, factor: number): void {
  for (let k = 0; k < from.length; k++) from[k] -= factor * vector[k];
}
