import { expect, test } from 'vitest';
import type { Path, Polygon } from '../../../src-shared/figures/drawing';
import { drawDots } from '../../../src-shared/figures/dots';
import { drawLines } from '../../../src-shared/figures/lines';
import { choosePaper } from '../../../src-shared/figures/paper';
import { makeScale } from '../../../src-shared/figures/scale';
import { drawUprights } from '../../../src-shared/figures/uprights';
import { wordsOf } from './examples';

const paper = choosePaper();
const box = { left: 10, top: 20, width: 100, height: 50 };
const rows = [{ x: 0, y: 1, kept: false }, { x: 1, y: 3, kept: true }, { x: 2, y: 2, kept: true }];
const columns = { x: { label: 'Epoch' }, y: { label: 'Rate' } };
const drawn = (spec: object, given: Parameters<typeof drawLines>[1] = rows) => drawLines({ draw: 'lines', x: 'x', y: ['y'], ...spec }, given, columns, paper);

test('upright lines go through the whole panel, and those beyond it are left out', () => {
  const [lines] = drawUprights([0, 1, 5], makeScale([0, 2]), box, paper) as Path[];
  expect(lines.lines).toEqual([[10, 20, 10, 70], [60, 20, 60, 70]]);
  expect(drawUprights([5], makeScale([0, 2]), box, paper)).toEqual([]);
});

test('dots lie on the curve where a column is true, and nowhere else', () => {
  const centres = (drawDots(rows, 'kept', ['x', 'y'], [(x) => 10 * x, (y) => 5 * y], '#123456', paper) as Polygon[]).map(({ points }) => {
    const mean = (odd: number) => points.filter((_, i) => i % 2 === odd).reduce((sum, value) => sum + value, 0) / (points.length / 2);
    return [mean(0), mean(1)].map((value) => Number(value.toFixed(6)));
  });
  expect(centres).toEqual([[10, 15], [20, 10]]);
  expect(drawDots([{ x: 1, y: null, kept: true }], 'kept', ['x', 'y'], [(x) => x, (y) => y], '#123456', paper)).toEqual([]);
});

test('the legend names them beside a single curve, and the description says where they are', () => {
  const drawing = drawn({ uprights: { at: [1], label: 'Restarts' }, dots: { column: 'kept', label: 'Weights are kept' } });
  expect(wordsOf(drawing)).toEqual(expect.arrayContaining(['Restarts', 'Weights are kept']));
  expect(drawing.description).toBe('1 curve. Restarts: at epoch 1. Weights are kept: at epoch 1, 2.');
});

test('a figure without them has neither legend nor words for them', () => {
  const drawing = drawn({ uprights: { at: [], label: 'Restarts' } });
  expect(wordsOf(drawing)).not.toContain('Restarts');
  expect(drawing.description).toBe('1 curve.');
});

test('dots of several curves have their colours, and one of ink in the legend', () => {
  const drawing = drawn({ dots: { column: 'kept', label: 'Weights are kept' } }, { one: rows, two: rows.map((row) => ({ ...row, y: row.y + 1 })) });
  const dots = drawing.items.flatMap((item) => (item.kind === 'group' && item.name === 'dots' ? item.items : [])) as Polygon[];
  expect(dots).toHaveLength(4);
  expect(new Set(dots.map(({ fill }) => fill)).size).toBe(2);
  const legend = drawing.items.flatMap((item) => (item.kind === 'group' && item.name === 'legend' ? item.items : []));
  expect(legend.some((item) => item.kind === 'polygon' && item.fill === paper.theme.ink)).toBe(true);
});
