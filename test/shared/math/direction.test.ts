import { describe, expect, it } from 'vitest';
import { cosine, dot, filterNorms, normaliseDirection, orthogonalise } from '../../../src-shared/math/direction';
import { stream } from '../../../src-shared/math/random';

const normals = (purpose: string, n: number) => stream(3, purpose).fillNormal(new Float64Array(n));

describe('normaliseDirection', () => {
  // Two tensors with filters on their last axis, and a bias between them.
  const parts = [{ offset: 0, size: 24, filters: 4 }, { offset: 24, size: 4, filters: 0 }, { offset: 28, size: 12, filters: 3 }];
  const weights = normals('weights', 40);
  const direction = normals('direction', 40);

  it('gives every filter the norm of the filter it moves', () => {
    const made = normaliseDirection(direction, weights, parts, 'filter');
    for (const part of parts) filterNorms(made, part).forEach((norm, j) => expect(norm).toBeCloseTo(filterNorms(weights, part)[j], 9));
  });

  it('leaves biases and batch norm where they are', () => {
    for (const how of ['filter', 'layer', 'weight', 'none'] as const) expect([...normaliseDirection(direction, weights, parts, how).subarray(24, 28)]).toEqual([0, 0, 0, 0]);
  });

  it('gives every tensor its norm when it normalises by layer', () => {
    const made = normaliseDirection(direction, weights, parts, 'layer');
    for (const [from, to] of [[0, 24], [28, 40]]) expect(dot(made.subarray(from, to), made.subarray(from, to))).toBeCloseTo(dot(weights.subarray(from, to), weights.subarray(from, to)), 8);
  });

  it('makes zeros, not holes, of a zero filter and of a zero direction', () => {
    const part = [{ offset: 0, size: 6, filters: 3 }];
    const theta = Float64Array.of(0, 3, 1, 0, 4, 2);
    const d = Float64Array.of(1, 0, -2, 2, 0, 1);
    expect([...normaliseDirection(d, theta, part, 'filter')].map((x) => Number(x.toFixed(6)))).toEqual([0, 0, -2, 0, 0, 1]);
  });

  it('makes orthogonal directions before they are normalised', () => {
    const second = orthogonalise(direction, normals('second', 40), parts);
    const without = (v: Float64Array) => Float64Array.from([...v.subarray(0, 24), ...v.subarray(28)]);
    expect(cosine(without(direction), without(second))).toBeCloseTo(0, 12);
  });
});
