/**
 * The plane through three points of weight space: axes u = d1 / |d1| and v = (d2 - (d2·u) u) / |d2 - (d2·u) u| (Gram-Schmidt), where d1 and d2 lead
 * from the first point to the others. Coordinates are distances in weight space (Garipov et al. 2018, appendix A.1).
 */
import { dot } from './direction';

/** Where three points lie in their plane: at (0, 0), (length, 0) and (along, height). */
export interface Triangle {
  readonly length: number;
  readonly along: number;
  readonly height: number;
}

/** The triangle of two vectors from its first corner; undefined where rounding is all that lifts the third corner off the line through the others. */
export function triangleOf(d1: Float64Array, d2: Float64Array): Triangle | undefined {
  const length = Math.sqrt(dot(d1, d1));
  const along = length > 0 ? dot(d1, d2) / length : 0;
  let square = 0;
  for (let k = 0; k < d2.length; k++) square += (d2[k] - (along / length) * d1[k]) ** 2;
  const height = Math.sqrt(square);
  return height > 1e-5 * Math.max(length, Math.abs(along)) ? { length, along, height } : undefined;
}

/** The axes u and v as combinations of d1 and d2. Of vectors that go along with them (running statistics) it gives what goes along with the axes. */
export function axesOf(d1: Float64Array, d2: Float64Array, { length, along, height }: Triangle): [Float64Array, Float64Array] {
  return [d1.map((x) => x / length), d2.map((x, k) => (x - (along / length) * d1[k]) / height)];
}
