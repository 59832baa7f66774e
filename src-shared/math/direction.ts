/**
 * Directions in weight space, normalised so that a step of 1 means the same for every network (Li et al. 2018, section 4): each filter of
 * the direction gets the norm of the filter it moves, d_j <- d_j · |theta_j| / (|d_j| + 1e-10).
 */

/** One tensor within a flat vector of weights. Its entries lie filter by filter on the last axis: entry k belongs to filter k mod `filters`. */
export interface Part {
  readonly offset: number;
  readonly size: number;
  /** How many filters (neurons) it has; 0 for biases and batch-norm parameters, which have no filters. */
  readonly filters: number;
}

export type Normalisation = 'filter' | 'layer' | 'weight' | 'none';

type Vector = Float32Array | Float64Array;

// Where a filter of the direction is zero it stays so.
const TINY = 1e-10;

/** 2-norms of a part's filters (filters). */
export function filterNorms(vector: Vector, { offset, size, filters }: Part): Float64Array {
  const squares = new Float64Array(filters);
  for (let k = 0, j = 0; k < size; k++) {
    squares[j] += vector[offset + k] ** 2;
    if (++j === filters) j = 0;
  }
  return squares.map(Math.sqrt);
}

const norm = (vector: Vector, from: number, size: number): number => {
  let square = 0;
  for (let k = from; k < from + size; k++) square += vector[k] ** 2;
  return Math.sqrt(square);
};

/**
 * The direction normalised around the weights, as a new vector; parts without filters become zero (Li's `biasbn`) unless `ignore` is 'nothing',
 * when they are scaled as a whole.
 */
export function normaliseDirection(direction: Vector, weights: Vector, parts: readonly Part[], how: Normalisation, ignore: 'biasbn' | 'nothing' = 'biasbn'): Float64Array {
  const out = new Float64Array(direction.length);
  for (const part of parts) {
    const { offset, size, filters } = part;
    if (filters === 0 && ignore === 'biasbn') continue;
    if (how === 'filter' && filters > 0) {
      const wanted = filterNorms(weights, part);
      const factor = filterNorms(direction, part).map((own, j) => wanted[j] / (own + TINY));
      for (let k = 0, j = 0; k < size; k++) {
        out[offset + k] = direction[offset + k] * factor[j];
        if (++j === filters) j = 0;
      }
    } else if (how === 'weight') {
      for (let k = offset; k < offset + size; k++) out[k] = direction[k] * weights[k];
    } else {
      const factor = how === 'none' ? 1 : norm(weights, offset, size) / (norm(direction, offset, size) + TINY);
      for (let k = offset; k < offset + size; k++) out[k] = direction[k] * factor;
    }
  }
  return out;
}

/** The inner product of two vectors. */
export function dot(a: Vector, b: Vector): number {
  let total = 0;
  for (let k = 0; k < a.length; k++) total += a[k] * b[k];
  return total;
}

/** The cosine of the angle between two directions; 0 where one of them is zero. */
export function cosine(a: Vector, b: Vector): number {
  const lengths = Math.sqrt(dot(a, a) * dot(b, b));
  return lengths > 0 ? dot(a, b) / lengths : 0;
}

/** The second direction less its part along the first, over the tensors that have filters: to be done before normalising. */
export function orthogonalise(first: Vector, second: Vector, parts: readonly Part[]): Float64Array {
  let along = 0;
  let length = 0;
  const moving = parts.filter(({ filters }) => filters > 0);
  for (const { offset, size } of moving) {
    for (let k = offset; k < offset + size; k++) {
      along += first[k] * second[k];
      length += first[k] ** 2;
    }
  }
  const out = Float64Array.from(second);
  for (const { offset, size } of moving) for (let k = offset; k < offset + size; k++) out[k] -= (along / length) * first[k];
  return out;
}
