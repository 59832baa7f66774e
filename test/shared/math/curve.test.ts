import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { coefficients, curveLength, FAMILIES, normOf, stepsAlong, type CurveFamily, type Gram } from '../../../src-shared/math/curve';
import { summarisePath } from '../../../src-shared/math/path-summary';
import { hasReference, reference } from '../../reference';

interface Golden {
  readonly curves: Readonly<Record<string, {
    readonly family: CurveFamily;
    readonly control_points: readonly string[];
    readonly points: readonly { readonly t: number; readonly coefficients: { readonly value: number[]; readonly tolerance: number } }[];
  }>>;
}

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, k) => sum + x * b[k], 0);
const gramOf = (points: readonly (readonly number[])[]): Gram => points.map((a) => points.map((b) => dot(a, b)));

describe.each(FAMILIES)('a %s', (family) => {
  it.each([2, 3, 4, 6])('through %i control points starts at the first, ends at the last, and is a mean of them in between', (points) => {
    expect(coefficients(family, points, 0)).toEqual([1, ...Array<number>(points - 1).fill(0)]);
    expect(coefficients(family, points, 1)).toEqual([...Array<number>(points - 1).fill(0), 1]);
    for (const t of [0.13, 0.5, 0.77]) {
      const shares = coefficients(family, points, t);
      expect(shares.every((share) => share >= 0)).toBe(true);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 14);
    }
  });

  it('with its control points evenly on a line is that line, at constant speed', () => {
    const gram = gramOf([[0, 0], [3, 4], [6, 8], [9, 12]]);
    expect(curveLength(family, gram)).toBeCloseTo(15, 12);
    for (const step of stepsAlong(family, gram, [0, 0.25, 0.5, 0.75, 1])) expect(step).toBeCloseTo(3.75, 12);
  });

  it('is no shorter than the polygon through points on it, and hardly longer through many', () => {
    const gram = gramOf([[0, 0, 0], [1, 5, 0], [4, -2, 3]]);
    const through = (n: number) => stepsAlong(family, gram, Array.from({ length: n + 1 }, (_, k) => k / n)).reduce((sum, step) => sum + step, 0);
    expect(through(7)).toBeLessThan(curveLength(family, gram));
    expect(through(20_000)).toBeCloseTo(curveLength(family, gram), 6);
  });
});

it('a Bezier curve of a parabola has the length that calculus gives it', () => {
  // phi(t) = (2t, 4t(1 - t)): with v = 4(1 - 2t), the length is the integral of sqrt(4 + v²) dt.
  const primitive = (v: number) => (v * Math.hypot(2, v)) / 2 + 2 * Math.asinh(v / 2);
  expect(curveLength('bezier', gramOf([[0, 0], [1, 2], [2, 0]]))).toBeCloseTo((primitive(4) - primitive(-4)) / 8, 12);
});

it('a chain goes straight from one control point to the next', () => {
  expect(coefficients('chain', 3, 0.25)).toEqual([0.5, 0.5, 0]);
  expect(curveLength('chain', gramOf([[0, 0], [3, 4], [3, 10]]))).toBeCloseTo(11, 12);
});

it('the norm of a combination is that of the vector', () => {
  expect(normOf([0.5, 2], gramOf([[2, 0], [0, 1]]))).toBeCloseTo(Math.hypot(1, 2), 14);
});

describe('a summary of a path', () => {
  it('takes the mean over the length that is gone, not over the points', () => {
    const { mean, integral, least, greatest } = summarisePath([0, 0.5, 1], [1, 3, 1], [3, 1]);
    expect({ mean, integral, least, greatest }).toEqual({ mean: 5 / 3, integral: 2, least: 1, greatest: 3 });
  });

  it('finds the barrier above the line between the ends, which never is below it', () => {
    expect(summarisePath([0, 0.25, 1], [1, 4, 3], [1, 1])).toMatchObject({ barrier: 2.5, barrierAt: 0.25 });
    expect(summarisePath([0, 0.5, 1], [2, 1, 2], [1, 1])).toMatchObject({ barrier: 0, barrierAt: 0 });
    expect(summarisePath([2, 2.25, 3], [1, 4, 3], [1, 1])).toMatchObject({ barrier: 2.5, barrierAt: 2.25 });
  });
});

it.skipIf(!hasReference)('coefficients are the golden ones', () => {
  const golden = JSON.parse(readFileSync(reference('curves', 'expected.json'), 'utf8')) as Golden;
  for (const { family, control_points, points } of Object.values(golden.curves)) {
    for (const { t, coefficients: { value, tolerance } } of points) {
      coefficients(family, control_points.length, t).forEach((share, i) => expect(Math.abs(share - value[i])).toBeLessThanOrEqual(tolerance));
    }
  }
});
