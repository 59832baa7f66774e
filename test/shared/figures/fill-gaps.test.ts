import { expect, test } from 'vitest';
import { heightField } from '../../../src-shared/figures/height-field';
import { draw } from '../../../src-shared/figures';
import { choosePaper } from '../../../src-shared/figures/paper';
import { levelsOfGrid } from '../../../src-shared/math/levels';
import { stream } from '../../../src-shared/math/random';
import type { Row } from '../../../src-shared/kind';
import { bowl, columns, contour, heat, surface } from './examples';

const fieldOf = (rows: readonly Row[]) => heightField(rows, 'a', 'b', 'loss');

/** A grid's rows in the order in which a landscape makes them, over [-1, 1] by [-0.5, 1], its lines as uneven as their levels. */
function coarseToFine([rows, lines]: readonly [number, number], lossAt: (a: number, b: number) => number): Row[] {
  const places = levelsOfGrid([rows, lines], { i: Math.floor((rows - 1) / 2), j: Math.floor((lines - 1) / 2) }).flatMap(({ added }) => added);
  return places.map(({ i, j }) => {
    const [a, b] = [-1 + (2 * i) / (rows - 1), -0.5 + (1.5 * j) / (lines - 1)];
    return { a, b, loss: lossAt(a, b) };
  });
}

const bilinear = (a: number, b: number) => 3 + 2 * a - 5 * b + 4 * a * b;

test('a whole grid is what its rows say, and nothing in it was filled', () => {
  const rows = bowl(7);
  const { values, filled } = fieldOf(rows);
  expect([...values]).toEqual(rows.map(({ loss }) => loss));
  expect(filled).toBeUndefined();
});

test.each([[[17, 17]], [[51, 51]], [[21, 9]], [[13, 50]]] as const)('of %j points, what is straight along both axes is exact at every one, however many rows have come', (sides) => {
  const rows = coarseToFine(sides, bilinear);
  const order = stream(7, 'how far');
  for (const count of [9, 10, 25, 26, 31, ...Array.from({ length: 20 }, (_, k) => 9 + Math.floor(order.uniform(k) * (rows.length - 9)))]) {
    const { xs, ys, values, filled } = fieldOf(rows.slice(0, count));
    expect(filled?.reduce((sum, one) => sum + one, 0) ?? 0).toBe(values.length - count);
    values.forEach((value, k) => expect(value).toBeCloseTo(bilinear(xs[k % xs.length], ys[Math.floor(k / xs.length)]), 9));
    // The corners come first: no axis moves.
    expect([xs[0], xs.at(-1), ys[0], ys.at(-1)]).toEqual([-1, 1, -0.5, 1]);
  }
});

test('near values count before far ones: a fine line of which only the ends are known follows its neighbours into the bowl', () => {
  const coarse = bowl(9).filter(({ a, b }) => Number.isInteger(4 * Number(a) * 0.5) && Number.isInteger(4 * Number(b) * 0.5));
  const ends = [-1, 1].map((a) => ({ a, b: 0.25, loss: 100 }));
  const { xs, ys, values } = fieldOf([...coarse, ...ends]);
  const middle = values[ys.indexOf(0.25) * xs.length + xs.indexOf(0)];
  expect(middle).toBeLessThan(1);
});

test('a null value stays a hole, and no value is made up from it', () => {
  const rows = bowl(5).filter((_, k) => k % 2 === 0).map((row, k) => (k === 6 ? { ...row, loss: null } : row));
  const { xs, values, filled } = fieldOf(rows);
  const centre = 2 * xs.length + 2;
  expect(values[centre]).toBeNaN();
  for (const beside of [centre - 1, centre + 1, centre - xs.length, centre + xs.length]) expect([values[beside], filled?.[beside]]).toEqual([NaN, 0]);
  expect(values[1]).toBe((Number(rows[0].loss) + Number(rows[1].loss)) / 2);
});

test('beyond the outermost known points there is nothing', () => {
  const { values } = fieldOf([{ a: 0, b: 0, loss: 1 }, { a: 1, b: 1, loss: 4 }]);
  expect([...values]).toEqual([1, NaN, NaN, 4]);
});

test('places that are names have nothing between them', () => {
  const pairs = ['first', 'second', 'third'].flatMap((a) => ['first', 'third'].map((b) => ({ a, b, loss: 1 })));
  const { values } = heightField([...pairs, { a: 'first', b: 'second', loss: 1 }], (row) => ['first', 'second', 'third'].indexOf(String(row.a)), (row) => ['first', 'second', 'third'].indexOf(String(row.b)), 'loss');
  expect(values.filter(Number.isNaN)).toHaveLength(2);
});

test.each([['surface', surface], ['contour', contour], ['heat', heat]] as const)('a %s of a few rows fills the same axes as that of all, and says that it is not complete', (_, spec) => {
  const rows = coarseToFine([51, 51], (a, b) => 0.1 + a * a + b * b);
  const panelOf = (count: number) => draw(spec, rows.slice(0, count), columns, choosePaper());
  const whole = panelOf(rows.length);
  expect(whole.description).not.toContain('are interpolated');
  for (const count of [9, 40, 400, 2000]) {
    const { panels: [{ x, y }], description } = panelOf(count);
    expect([x.domain, y.domain]).toEqual([whole.panels[0].x.domain, whole.panels[0].y.domain]);
    if (count > 9) expect(description).toContain('Values between the points computed so far are interpolated.');
  }
});
