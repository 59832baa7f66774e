import { expect, it } from 'vitest';
import { centreOf, highestLoss, inGridOrder, roughnessOf } from '../../../src-main/recipes/grid-rows';

const bowl = [-1, 0, 1].flatMap((a) => [-1, 0, 1].map((b) => ({ a, b, loss: Math.exp(a * a + b * b) })));
const shuffled = [4, 0, 8, 2, 6, 1, 3, 5, 7].map((n) => bowl[n]);

it('the centre is the row at the weights, wherever it stands', () => {
  expect(centreOf(shuffled)).toBe(bowl[4]);
  expect(centreOf([{ a: 1, b: null }, { a: 0, b: null }])).toEqual({ a: 0, b: null });
  expect(() => centreOf(bowl.slice(5))).toThrow('no row at the centre among 4');
});

it('rows come into the order of the grid, and roughness is that of the grid', () => {
  expect(inGridOrder(shuffled)).toEqual(bowl);
  expect(roughnessOf(shuffled)).toBe(0);
  expect(roughnessOf(shuffled.map((row) => (row.a === 0 && row.b === 0 ? { ...row, loss: 100 } : row)))).toBeGreaterThan(0);
  expect(roughnessOf(Array.from({ length: 9 }, (_, k) => ({ ...bowl[k], loss: 0.1 + 1e-17 * k * (-1) ** k })))).toBe(0);
  expect(highestLoss([{ loss: null }])).toBeNull();
  expect(highestLoss([...shuffled, { a: 2, b: 2, loss: null }])).toBeCloseTo(Math.exp(2), 12);
});
