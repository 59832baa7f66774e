import { expect, test } from 'vitest';
import { heightField } from '../../../src-shared/figures/height-field';
import { reliefOf } from '../../../src-shared/figures/mesh';
import { makeScale } from '../../../src-shared/figures/scale';
import { isInSight } from '../../../src-shared/figures/sight';
import type { Vector } from '../../../src-shared/figures/projection';
import { bowl } from './examples';

const axis = makeScale([-1, 1]);
/** A ridge along y in the middle of a plain. */
const rows = bowl(21).map(({ a, b }) => ({ a, b, loss: a === 0 ? 1 : 0 }));
const ridge = reliefOf(heightField(rows, 'a', 'b', 'loss'), [1, 1, 0.6], axis.place, axis.place, makeScale([0, 1]).place);
const low: Vector = [4, 0, 0];
const high: Vector = [1, 0, 4];

test('what lies behind a ridge cannot be seen from below its height, and what lies before it can', () => {
  expect(isInSight(ridge, [-0.3, 0.01, -0.3], low)).toBe(false);
  expect(isInSight(ridge, [0.3, 0.01, -0.3], low)).toBe(true);
});

test('from above both can be seen', () => {
  for (const x of [-0.3, 0.3]) expect(isInSight(ridge, [x, 0.01, -0.3], high)).toBe(true);
});

test('through a hole in the ridge one sees what lies behind it', () => {
  const gap = rows.map((row) => (Math.abs(Number(row.a)) < 0.11 && Math.abs(Number(row.b)) < 0.31 ? { ...row, loss: null } : row));
  const holed = reliefOf(heightField(gap, 'a', 'b', 'loss'), [1, 1, 0.6], axis.place, axis.place, makeScale([0, 1]).place);
  expect(isInSight(holed, [-0.3, 0.01, -0.29], low)).toBe(true);
});

test('straight up, nothing is in the way', () => {
  expect(isInSight(ridge, [0.1, 0.1, -0.3], [0.1, 0.1, 4])).toBe(true);
});
