import type { Gram } from '../../../src-shared/math/curve';
import { dot } from '../../../src-shared/math/direction';

/** The dot products of control points (points x points), in double precision: all that lengths and norms along a curve need of them. */
export function controlGram(points: readonly (Float32Array | Float64Array)[]): Gram {
  const gram = points.map(() => Array<number>(points.length).fill(0));
  for (let i = 0; i < points.length; i++) {
    for (let j = 0; j <= i; j++) gram[i][j] = gram[j][i] = dot(points[i], points[j]);
  }
  return gram;
}
