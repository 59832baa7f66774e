import { expect, test } from 'vitest';
import { drawContour } from '../../../src-shared/figures/contour';
import { choosePaper } from '../../../src-shared/figures/paper';
import { outlinesOverlap, textCorners } from '../../../src-shared/figures/text-size';
import { writeSvg } from '../../../src-shared/figures/write-svg';
import type { FigureSpec } from '../../../src-shared/figure';
import type { FigureRows } from '../../../src-shared/figures/rows';
import { bowl, columns, contour, groups } from './examples';

const paper = choosePaper({ width: '3.25in' });
const drawn = (spec: Partial<FigureSpec>, rows: FigureRows) => drawContour({ ...contour, ...spec }, rows, columns, paper);
const barLabels = (drawing: ReturnType<typeof drawn>) => groups(drawing.items, 'colour-bar')[0].flatMap((item) => (item.kind === 'text' && item.rotation === undefined ? [Number(item.text)] : []));

test('levels ascend and are those asked for', () => {
  const labels = barLabels(drawn({}, bowl(21)));
  expect(labels.length).toBeGreaterThan(3);
  expect(labels).toEqual([...labels].sort((a, b) => a - b));
  expect(barLabels(drawn({ levels: [2, 0.5, 1] }, bowl(21)))).toEqual([0.5, 1, 2]);
});

test('a logarithmic scale has levels enough, however few powers of ten it spans', () => {
  const between = (lowest: number, highest: number) => bowl(21).map((row) => ({ ...row, loss: lowest * (highest / lowest) ** ((Number(row.a) + 1) / 2) }));
  const levelsOf = (lowest: number, highest: number) => barLabels(drawn({ scale: 'log' }, between(lowest, highest)));
  expect(levelsOf(1.4, 25)).toEqual([1.5, 2, 3, 5, 7, 10, 15, 20]);
  expect(levelsOf(0.9, 2.6)).toEqual([1, 1.2, 1.5, 2, 2.5]);
  for (const [lowest, highest] of [[0.9, 2.6], [1.4, 1.45], [0.003, 40]]) {
    const found = levelsOf(lowest, highest);
    expect(found.length).toBeGreaterThan(4);
    expect(found.length).toBeLessThan(14);
    for (const level of found) expect(level > lowest && level < highest).toBe(true);
  }
});

test('a range asked for holds the levels, whatever the values', () => {
  const levels = barLabels(drawn({ range: [0.2, 0.6] }, bowl(21)));
  expect(levels.length).toBeGreaterThan(2);
  for (const level of levels) expect(level >= 0.2 && level <= 0.6).toBe(true);
  expect(barLabels(drawn({ range: [0.2, 0.6] }, bowl(21, { steepness: 3 })))).toEqual(levels);
});

test('a region above a higher level lies on the one above a lower level', () => {
  const fills = groups(drawn({ levels: [0.5, 1, 2] }, bowl(21, { steepness: 2 })).items, 'contours')[0].filter((item) => item.kind === 'path' && item.fill !== undefined);
  expect(fills).toHaveLength(4);
});

test('labels of levels stand clear of each other, of the mark and of the axes', () => {
  for (const rows of [bowl(31), bowl(31, { steepness: 4, bumps: 1.5 })]) {
    const drawing = drawn({ scale: 'log' }, rows);
    const [items] = groups(drawing.items, 'contours');
    const { left, top, width, height } = drawing.panels[0].box;
    const labels = items.filter((item) => item.kind === 'text').map(textCorners);
    expect(labels.length).toBeGreaterThan(1);
    labels.forEach((one, k) => labels.slice(k + 1).forEach((other) => expect(outlinesOverlap(one, other)).toBe(false)));
    for (const corners of labels) {
      corners.forEach((value, k) => {
        expect(value).toBeGreaterThan(k % 2 === 0 ? left : top);
        expect(value).toBeLessThan(k % 2 === 0 ? left + width : top + height);
      });
      const [x, y] = [left + width / 2, top + height / 2];
      expect(outlinesOverlap(corners, [x - 2, y - 2, x + 2, y - 2, x + 2, y + 2, x - 2, y + 2])).toBe(false);
    }
  }
});

test('a line is interrupted under its label', () => {
  const [items] = groups(drawn({ levels: [0.6] }, bowl(31)).items, 'contours');
  const label = items.find((item) => item.kind === 'text');
  if (label?.kind !== 'text') throw new Error('no label');
  const corners = textCorners(label);
  for (const item of items) {
    if (item.kind !== 'path' || item.opacity === undefined) continue;
    for (const line of item.lines) for (let k = 0; k + 3 < line.length; k += 2) expect(outlinesOverlap(line.slice(k, k + 4), corners)).toBe(false);
  }
});

test('a unit is equally long on both axes', () => {
  const rows = bowl(21).map((row) => ({ ...row, b: 0.5 * Number(row.b) }));
  const { box } = drawn({}, rows).panels[0];
  expect(box.height / box.width).toBeCloseTo(0.5, 9);
  const high = drawContour(contour, bowl(21), columns, choosePaper({ width: '3.25in', height: '1.5in' })).panels[0].box;
  expect(high.height / high.width).toBeCloseTo(1, 9);
});

test('a null value leaves a hole in every region', () => {
  const rows = bowl(21).map((row) => (row.a === 0 && row.b === 0 ? { ...row, loss: null } : row));
  const lowest = (some: FigureRows) => {
    const item = groups(drawn({ levels: [1] }, some).items, 'contours')[0][0];
    return item.kind === 'path' ? item.lines.length : 0;
  };
  expect(lowest(bowl(21))).toBe(1);
  expect(lowest(rows)).toBe(2);
});

test('results side by side share levels and colours', () => {
  const drawing = drawn({}, { calm: bowl(21), steep: bowl(21, { steepness: 2 }) });
  const [calm, steep] = groups(drawing.items, 'contours').map((items) => items.flatMap((item) => (item.kind === 'path' && item.fill ? [item.fill] : [])));
  expect(steep.slice(0, calm.length)).toEqual(calm);
  expect(drawing.panels[0].z).toEqual(drawing.panels[1].z);
});

test('its SVG is as it was', async () => {
  await expect(writeSvg(drawn({ levels: [0.3, 1, 2] }, bowl(7)))).toMatchFileSnapshot('../../figures/contour.svg');
});
