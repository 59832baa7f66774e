import { expect, test } from 'vitest';
import { heightField } from '../../../src-shared/figures/height-field';
import { heightScale } from '../../../src-shared/figures/height-scale';
import { bowl } from './examples';

const fieldOf = (rows: Parameters<typeof heightField>[0]) => heightField(rows, 'a', 'b', 'loss');

test('rows in any order span a grid', () => {
  const rows = [{ a: 1, b: 0, loss: 2 }, { a: 0, b: 3, loss: 3 }, { a: 0, b: 0, loss: 1 }, { a: 1, b: 3, loss: 4 }];
  expect(fieldOf(rows)).toEqual({ xs: [0, 1], ys: [0, 3], values: Float64Array.of(1, 2, 3, 4) });
});

test('a null value and a row that was never told are holes', () => {
  expect([...fieldOf([{ a: 0, b: 0, loss: null }, { a: 1, b: 1, loss: 4 }]).values]).toEqual([NaN, NaN, NaN, 4]);
});

test('coordinates that differ by rounding are one line of the grid', () => {
  const { xs, values } = fieldOf([{ a: 0.3, b: 0, loss: 1 }, { a: 0.1 + 0.2, b: 1, loss: 2 }, { a: 1, b: 0, loss: 3 }]);
  expect(xs).toHaveLength(2);
  expect([...values]).toEqual([1, 3, 2, NaN]);
});

test('a rim of outliers is cut, said so, and an even surface is not', () => {
  const rim = heightScale([fieldOf(bowl(31, { steepness: 8 }))], {}, 'Loss');
  expect(rim.cut).toBeDefined();
  expect(rim.scale.domain[1]).toBe(rim.cut);
  expect(rim.note).toMatch(/^Loss is cut at [^;]+; the highest value is .+\.$/);
  const even = heightScale([fieldOf(bowl(31, { steepness: 0.5 }))], {}, 'Loss');
  expect(even).toMatchObject({ note: '' });
  expect(even.cut).toBeUndefined();
});

test('the cut asked for is kept, null never cuts, and one above all values says nothing', () => {
  const field = fieldOf(bowl(31, { steepness: 8 }));
  const highest = Math.max(...field.values);
  expect(heightScale([field], { top: 10 }, 'Loss').cut).toBe(10);
  expect(heightScale([field], { top: null }, 'Loss').scale.domain[1]).toBe(highest);
  expect(heightScale([field], { top: 2 * highest }, 'Loss')).toMatchObject({ note: '' });
});

test('a wild result beside a calm one leaves neither flat nor gone', () => {
  const [calm, wild] = [fieldOf(bowl(31)), fieldOf(bowl(31, { steepness: 8, lowest: 2 }))];
  const { cut = Infinity } = heightScale([calm, wild], {}, 'Loss');
  expect(wild.values.filter((value) => value <= cut).length).toBeGreaterThan(0.2 * wild.values.length);
  expect(Math.max(...calm.values) - 0.1).toBeGreaterThan(0.2 * (cut - 0.1));
});

test('values without a logarithm are left out, and said so', () => {
  const { scale, note } = heightScale([fieldOf([{ a: 0, b: 0, loss: 0 }, { a: 1, b: 0, loss: 2 }, { a: 0, b: 1, loss: 4 }])], { scale: 'log' }, 'Loss');
  expect(scale.domain).toEqual([2, 4]);
  expect(note).toContain('Values without a logarithm are left out.');
});
