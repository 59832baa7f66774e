import { expect, test } from 'vitest';
import { surfaceOf, surfacesIn } from '../../src-shared/surface';

const point = (a: number, b: number | null, loss: number | null, more: object = {}) => ({ a, b, loss, accuracy: loss === null ? null : loss / 100, testLoss: null, testAccuracy: null, repeat: 1, ...more });

test('rows in any order come to the grid that they lie on, x fastest', () => {
  const rows = [point(1, 5, 15), point(0, 3, 3), point(2, 5, 25), point(1, 3, 13), point(0, 5, 5), point(2, 3, 23)];
  expect(surfaceOf(rows)).toEqual({ xs: [0, 1, 2], ys: [3, 5], values: { loss: Float64Array.of(3, 13, 23, 5, 15, 25), accuracy: Float64Array.of(0.03, 0.13, 0.23, 0.05, 0.15, 0.25) } });
});

test('points that nobody has told, and those without a value, stay holes', () => {
  const { values } = surfaceOf([point(0, 0, 1), point(1, 0, 2), point(2, 0, 3), point(0, 1, 4), point(2, 1, null)]);
  expect(values.loss).toEqual(Float64Array.of(1, 2, 3, 4, NaN, NaN));
});

test('named points of a plane are no part of its grid', () => {
  const rows = [...[0, 1].flatMap((a) => [0, 1].map((b) => point(a, b, 1, { point: 'grid' }))), point(0.3, 0.7, 9, { point: 'the other weights' })];
  expect(surfaceOf(rows).xs).toEqual([0, 1]);
});

test('a line has no second axis', () => {
  expect(surfaceOf([point(1, null, 2), point(0, null, 1)])).toEqual({ xs: [0, 1], values: { loss: Float64Array.of(1, 2), accuracy: Float64Array.of(0.01, 0.02) } });
});

test('of several repeats and several weights one must be chosen', () => {
  const rows = ['A', 'B'].flatMap((around) => [1, 2].flatMap((repeat) => [0, 1].map((a) => point(a, null, 10 * repeat + a, { repeat, around }))));
  expect(surfacesIn(rows)).toEqual({ repeats: [1, 2], arounds: ['A', 'B'] });
  expect(() => surfaceOf(rows)).toThrow('A file holds one surface, and here is one for each repeat: choose by "repeat"; there are 1, 2.');
  expect(() => surfaceOf(rows, { repeat: 2 })).toThrow('choose by "around"; there are A, B.');
  expect(() => surfaceOf(rows, { repeat: 3, around: 'A' })).toThrow('There is no surface for "repeat" 3: there are 1, 2.');
  expect(surfaceOf(rows, { repeat: 2, around: 'B' }).values.loss).toEqual(Float64Array.of(20, 21));
});

test('where there is nothing yet, that is said', () => {
  expect(() => surfaceOf([])).toThrow('There are no rows yet of which a surface could be written.');
  expect(() => surfaceOf([point(0, 0, 1)], { around: 'C' })).toThrow('There is no surface for "around" C: there are none here.');
});
