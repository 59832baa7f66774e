import { expect, test } from 'vitest';
import { heightField } from '../../../src-shared/figures/height-field';
import { cutAt, isoLines } from '../../../src-shared/figures/iso-lines';
import type { Row } from '../../../src-shared/kind';

const side = 41;
const grid = (value: (a: number, b: number) => number | null): Row[] => Array.from({ length: side * side }, (_, k) => {
  const [a, b] = [-1 + (2 * (k % side)) / (side - 1), -1 + (2 * Math.floor(k / side)) / (side - 1)];
  return { a, b, loss: value(a, b) };
});
const field = (value: (a: number, b: number) => number | null) => heightField(grid(value), 'a', 'b', 'loss');

test('the level line of a cone is a closed circle of that radius', () => {
  const [circle, ...others] = isoLines(field((a, b) => Math.hypot(a, b)), 0.7);
  expect(others).toEqual([]);
  expect(circle.at(0)).toEqual(circle.at(-1));
  for (const [x, y] of circle) expect(Math.hypot(x, y)).toBeCloseTo(0.7, 2);
});

test('a line that meets the rim is open and does not follow it', () => {
  const lines = isoLines(field((a) => a), 0.33);
  expect(lines).toHaveLength(1);
  for (const [x] of lines[0]) expect(x).toBeCloseTo(0.33, 10);
  expect(lines[0].map(([, y]) => y).sort((p, q) => p - q).at(0)).toBe(-1);
});

test('a line ends at a hole', () => {
  const whole = isoLines(field((a) => a), 0.33);
  const holed = isoLines(field((a, b) => (Math.hypot(a - 0.33, b) < 0.3 ? null : a)), 0.33);
  expect(holed).toHaveLength(2);
  expect(holed.flat().every(([x, y]) => Math.abs(x - 0.33) < 1e-9 && Math.abs(y) >= 0.2)).toBe(true);
  expect(holed.flat().length).toBeLessThan(whole.flat().length);
});

test('the region above a level reaches the outermost values and no further', () => {
  const rings = cutAt(field((a) => a), -0.5).region.flat();
  expect(Math.max(...rings.map(([x]) => x))).toBe(1);
  expect(Math.min(...rings.map(([x]) => x))).toBeCloseTo(-0.5, 10);
  expect([Math.min(...rings.map(([, y]) => y)), Math.max(...rings.map(([, y]) => y))]).toEqual([-1, 1]);
});

test('a grid of one line has no level lines', () => {
  expect(isoLines(heightField([{ a: 0, b: 0, loss: 0 }, { a: 1, b: 0, loss: 2 }], 'a', 'b', 'loss'), 1)).toEqual([]);
});
