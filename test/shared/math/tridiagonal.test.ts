import { describe, expect, it } from 'vitest';
import { stream } from '../../../src-shared/math/random';
import { tridiagonalEigen } from '../../../src-shared/math/tridiagonal';

const every = (n: number) => Array.from({ length: n }, (_, i) => i);

describe('eigenvalues of a tridiagonal matrix', () => {
  it('are those known of the second difference, with its sines as vectors', () => {
    const n = 30;
    const { values, rows } = tridiagonalEigen(new Float64Array(n).fill(2), new Float64Array(n - 1).fill(-1), every(n));
    values.forEach((value, k) => {
      expect(value).toBeCloseTo(2 - 2 * Math.cos(((k + 1) * Math.PI) / (n + 1)), 12);
      const sign = Math.sign(rows[0][k]);
      rows.forEach((row, i) => expect(sign * row[k]).toBeCloseTo(Math.sqrt(2 / (n + 1)) * Math.sin(((i + 1) * (k + 1) * Math.PI) / (n + 1)), 11));
    });
  });

  it('and vectors rebuild any matrix, also one that falls apart', () => {
    const draws = stream(1, 'tridiagonal');
    const n = 25;
    const diagonal = Float64Array.from({ length: n }, (_, i) => draws.normal(i));
    const off = Float64Array.from({ length: n - 1 }, (_, i) => (i % 7 === 3 ? 0 : draws.normal(100 + i)));
    const { values, rows } = tridiagonalEigen(diagonal, off, every(n));
    expect([...values]).toEqual([...values].sort((a, b) => a - b));
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        const entry = values.reduce((sum, value, k) => sum + value * rows[i][k] * rows[j][k], 0);
        expect(entry).toBeCloseTo(i === j ? diagonal[i] : Math.abs(i - j) === 1 ? off[Math.min(i, j)] : 0, 12);
      }
    }
  });

  it('are the same when only some rows of the vectors are asked for', () => {
    const [diagonal, off] = [[1, -2, 3, 0.5], [0.1, 2, -1]];
    const all = tridiagonalEigen(diagonal, off, every(4));
    const ends = tridiagonalEigen(diagonal, off, [0, 3]);
    expect(ends.values).toEqual(all.values);
    expect(ends.rows).toEqual([all.rows[0], all.rows[3]]);
  });

  it('of a single number is that number, of what is no number is a fault', () => {
    expect(tridiagonalEigen([3], [], [0])).toEqual({ values: Float64Array.of(3), rows: [Float64Array.of(1)] });
    expect(() => tridiagonalEigen([1, NaN], [1])).toThrow('no number');
  });
});
