import { expect, test } from 'vitest';
import type { FigureSpec } from '../../../src-shared/figure';
import { draw, type FigureRows } from '../../../src-shared/figures';
import { choosePaper } from '../../../src-shared/figures/paper';
import { outlinesOverlap, textCorners } from '../../../src-shared/figures/text-size';
import { writeSvg } from '../../../src-shared/figures/write-svg';
import { bowl, columns, contour, descent, flat, groups, heat, wordsOf } from './examples';

const paper = choosePaper({ width: '3.25in' });
const plane = bowl(21).map((row) => ({ ...row, part: 'plane' }));
const over = { where: { part: 'plane' }, path: { where: { part: 'path' }, marked: 'drop' } };
const drawn = (spec: FigureSpec, rows: FigureRows = [...plane, ...descent]) => draw({ ...spec, ...over }, rows, columns, paper);
const white = ({ stroke, width = 0 }: { stroke?: string; width?: number }) => stroke === '#ffffff' && width > 1;

test.each([['contour', contour], ['heat', heat]] as const)('a path runs over a %s through its points in order, from a ring to the end', (_, spec) => {
  const drawing = drawn(spec);
  const { box, x: { domain: [left, right] }, y: { domain: [low, high] } } = drawing.panels[0];
  const expected = descent.flatMap(({ a, b }) => [box.left + ((Number(a) - left) / (right - left)) * box.width, box.top + (1 - (Number(b) - low) / (high - low)) * box.height]);
  const lines = flat(drawing.items).flatMap((item) => (item.kind === 'path' && white(item) && item.lines[0].length === 10 ? item.lines : []));
  expect(lines).toHaveLength(1);
  lines[0].forEach((at, k) => expect(at).toBeCloseTo(expected[k], 6));
});

test('points that a column marks are orange, and a note says what they mean', () => {
  const fills = (rows: FigureRows) => flat(drawn(contour, rows).items).flatMap((item) => (item.kind === 'polygon' && item.points.length === 32 ? [item.fill] : []));
  expect(fills([...plane, ...descent]).sort()).toEqual(['#000000', '#000000', '#000000', '#d55e00', '#ffffff']);
  expect(wordsOf(drawn(contour))).toContain('White point: the start. Orange points: rate drops.');
  const calm = [...plane, ...descent.map((row) => ({ ...row, drop: false }))];
  expect(fills(calm)).not.toContain('#d55e00');
  expect(wordsOf(drawn(contour, calm)).join()).not.toContain('Orange');
});

test('axes hold the whole path, also where the plane is not there yet', () => {
  const { x, y } = drawn(contour, descent).panels[0];
  expect([x.domain, y.domain]).toEqual([[0, 0.9], [-0.5, 0.8]]);
});

test('labels of levels keep out of a path, also where they would stand on it', () => {
  const labelsOf = (rows: FigureRows) => groups(drawn(contour, rows).items, 'contours')[0].filter((item) => item.kind === 'text');
  const { box, x: { domain: [left, right] }, y: { domain: [low, high] } } = drawn(contour, plane).panels[0];
  const through = labelsOf(plane).map(({ x, y }) => ({ part: 'path', a: left + ((x - box.left) / box.width) * (right - left), b: high - ((y - box.top) / box.height) * (high - low), drop: false }));
  expect(through.length).toBeGreaterThan(2);
  const path = through.map(({ a, b }) => [box.left + ((a - left) / (right - left)) * box.width, box.top + ((high - b) / (high - low)) * box.height]);
  const corners = labelsOf([...plane, ...through]).map(textCorners);
  expect(corners.length).toBeGreaterThan(0);
  for (const label of corners) path.slice(1).forEach((to, k) => expect(outlinesOverlap([...path[k], ...to], label)).toBe(false));
});

test('each result has its own path', () => {
  const there = descent.map((row) => ({ ...row, a: -Number(row['a']) }));
  const drawing = drawn(contour, { one: [...plane, ...descent], two: [...plane, ...there] });
  const starts = groups(drawing.items, 'contours').map((items, k) => {
    const path = items.find((item) => item.kind === 'path' && white(item) && item.lines[0].length === 10);
    return path?.kind === 'path' ? path.lines[0][0] - (drawing.panels[k].box.left + drawing.panels[k].box.width / 2) : NaN;
  });
  expect(starts[0]).toBeGreaterThan(0);
  expect(starts[1]).toBeCloseTo(-starts[0], 6);
});

test('its SVG is as it was', async () => {
  const rows = [...bowl(7).map((row) => ({ ...row, part: 'plane' })), ...descent];
  await expect(writeSvg(drawn({ ...contour, levels: [0.3, 1, 2] }, rows))).toMatchFileSnapshot('../../figures/contour-path.svg');
});
