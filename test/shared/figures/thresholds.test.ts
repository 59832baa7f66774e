import { expect, test } from 'vitest';
import type { FigureSpec } from '../../../src-shared/figure';
import { draw, type FigureRows } from '../../../src-shared/figures';
import { sequential } from '../../../src-shared/figures/colours';
import type { Drawing } from '../../../src-shared/figures/drawing';
import { choosePaper } from '../../../src-shared/figures/paper';
import { outlinesOverlap, textCorners } from '../../../src-shared/figures/text-size';
import { thresholdColour } from '../../../src-shared/figures/thresholds';
import { rgb } from 'd3';
import { bowl, columns, contour, flat, surface, textsOf, wordsOf } from './examples';

const paper = choosePaper({ width: '3.25in' });
const before = { value: 0.8, label: 'Loss before training' };
const drawn = (spec: FigureSpec, rows: FigureRows) => draw({ thresholds: [before], ...spec }, rows, columns, paper);
/** The dashed lines in the colour of thresholds; the first is the sample in the legend. */
const lines = (drawing: Drawing) => flat(drawing.items).flatMap((item) => (item.kind === 'path' && item.stroke === thresholdColour && item.dash ? [item] : []));

test('on contours a threshold is a dashed line where the values have its height, named in the legend', () => {
  const rows = bowl(41).map((row) => ({ ...row, loss: Math.hypot(Number(row.a), Number(row.b)) }));
  const drawing = drawn(contour, rows);
  expect(wordsOf(drawing)).toContain('Loss before training (0.8)');
  const [, line] = lines(drawing);
  const { left, top, width, height } = drawing.panels[0].box;
  for (const points of line.lines) {
    for (let k = 0; k < points.length; k += 2) expect(Math.hypot((2 * (points[k] - left)) / width - 1, (2 * (points[k + 1] - top)) / height - 1)).toBeCloseTo(0.8, 2);
  }
});

test('several thresholds have dashes of their own', () => {
  const dashes = lines(drawn({ ...contour, thresholds: [before, { value: 0.4, label: 'another' }] }, bowl(21))).map(({ dash }) => dash?.join());
  expect(dashes).toHaveLength(4);
  expect(new Set(dashes).size).toBe(2);
});

test('levels are labelled clear of a threshold', () => {
  const drawing = drawn({ ...contour, scale: 'log', thresholds: [{ value: 0.55, label: 'close to a level' }] }, bowl(31));
  const labels = textsOf(drawing).filter(({ halo }) => halo !== undefined).map(textCorners);
  expect(labels.length).toBeGreaterThan(2);
  for (const points of lines(drawing)[1].lines) {
    for (let k = 0; k + 3 < points.length; k += 2) for (const corners of labels) expect(outlinesOverlap(points.slice(k, k + 4), corners)).toBe(false);
  }
});

test('their colour lies in a white rim, and no palette comes near it but in one of the two', () => {
  const distance = (one: string, other: string) => Math.hypot(rgb(one).r - rgb(other).r, rgb(one).g - rgb(other).g, rgb(one).b - rgb(other).b);
  for (const palette of Object.values(sequential)) {
    for (let t = 0; t <= 1; t += 0.01) expect(Math.max(distance(palette(t), thresholdColour), distance(palette(t), '#ffffff'))).toBeGreaterThan(120);
  }
  const rims = flat(drawn(contour, bowl(21)).items).filter((item) => item.kind === 'path' && item.stroke === '#ffffff' && item.width === paper.lineWidth + 1.4);
  expect(rims).toHaveLength(1);
});

test.each([['above', 8], ['below', 0.01]] as const)('one %s all values is no line, and the figure says so', (where, value) => {
  const drawing = drawn({ ...contour, thresholds: [{ value, label: 'Chance' }] }, bowl(9));
  expect(lines(drawing)).toEqual([]);
  expect(wordsOf(drawing)).toContain(`Chance (${value}) lies ${where} all values.`);
});

test('on a surface it goes around at its height, hidden where the surface is in front of it', () => {
  const lengthOf = (elevation: number) => {
    const [, line] = lines(draw({ ...surface, thresholds: [before] }, bowl(21, { steepness: 2 }), columns, paper, { azimuth: -58, elevation }));
    return line.lines.reduce((sum, points) => sum + points.length / 2 - 1, 0);
  };
  const [around, low] = [lengthOf(85), lengthOf(8)];
  expect(low).toBeLessThan(0.8 * around);
  expect(low).toBeGreaterThan(0.2 * around);
});

test('above the cut of a surface there is no place for a line, and the figure says so', () => {
  const drawing = drawn({ ...surface, top: 0.5 }, bowl(21));
  expect(lines(drawing)).toEqual([]);
  expect(wordsOf(drawing).join(' ')).toContain('Loss before training (0.8) lies above the cut.');
});
