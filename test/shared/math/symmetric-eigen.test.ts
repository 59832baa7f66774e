import { expect, it } from 'vitest';
import { dot } from '../../../src-shared/math/direction';
import { stream } from '../../../src-shared/math/random';
import { symmetricEigen } from '../../../src-shared/math/symmetric-eigen';

it('finds the known eigenvalues of the second-difference matrix', () => {
  const n = 20;
  const matrix = Float64Array.from({ length: n * n }, (_, at) => [2, -1][Math.abs(Math.floor(at / n) - (at % n))] ?? 0);
  const known = Array.from({ length: n }, (_, k) => 2 - 2 * Math.cos((Math.PI * (n - k)) / (n + 1)));
  const { values } = symmetricEigen(matrix, n);
  known.forEach((value, k) => expect(values[k]).toBeCloseTo(value, 12));
});

it('gives orthonormal vectors that the matrix only stretches', () => {
  const n = 15;
  const draws = stream(4, 'matrix').fillNormal(new Float64Array(n * n));
  const matrix = draws.map((x, at) => x + draws[(at % n) * n + Math.floor(at / n)]);
  const { values, vectors } = symmetricEigen(matrix, n);
  vectors.forEach((vector, k) => {
    for (let i = 0; i < n; i++) expect(dot(matrix.subarray(i * n, (i + 1) * n), vector)).toBeCloseTo(values[k] * vector[i], 11);
    vectors.forEach((other, j) => expect(dot(vector, other)).toBeCloseTo(j === k ? 1 : 0, 12));
  });
  expect([...values]).toEqual([...values].sort((x, y) => y - x));
});

it('takes a matrix of zeros, and repeated values', () => {
  expect([...symmetricEigen(new Float64Array(9), 3).values]).toEqual([0, 0, 0]);
  expect([...symmetricEigen(Float64Array.of(3, 0, 0, 3), 2).values]).toEqual([3, 3]);
});

it('says which matrix has no eigenvalues', () => {
  expect(() => symmetricEigen(Float64Array.of(1, NaN, NaN, 1), 2)).toThrow('no finite numbers');
});
