import { expect, test } from 'vitest';
import type { FigureSpec } from '../../../src-shared/figure';
import { luminance } from '../../../src-shared/figures/colours';
import { drawHeat } from '../../../src-shared/figures/heat';
import { choosePaper } from '../../../src-shared/figures/paper';
import type { FigureRows } from '../../../src-shared/figures/rows';
import { writeSvg } from '../../../src-shared/figures/write-svg';
import { bowl, columns, groups, heat, matrix, wordsOf } from './examples';

const paper = choosePaper({ width: '3.25in' });
const drawn = (spec: Partial<FigureSpec>, rows: FigureRows) => drawHeat({ ...heat, ...spec }, rows, columns, paper);
const itemsOf = (drawing: ReturnType<typeof drawn>, panel = 0) => groups(drawing.items, 'cells')[panel];
/** The colour that is painted last at a place of the panel, both from 0 to 1 and upwards. */
function colourAt(drawing: ReturnType<typeof drawn>, u: number, v: number, panel = 0): string | undefined {
  const { left, top, width, height } = drawing.panels[panel].box;
  const [x, y] = [left + u * width, top + (1 - v) * height];
  const over = itemsOf(drawing, panel).flatMap((item) => (item.kind === 'polygon' && item.points[0] <= x && item.points[2] >= x && item.points[1] <= y && item.points[5] >= y ? [item.fill] : []));
  return over.at(-1);
}

test('each value is a cell around its place, higher ones in later colours', () => {
  const drawing = drawn({ top: null }, bowl(3));
  const [middle, side, corner] = [colourAt(drawing, 0.5, 0.5), colourAt(drawing, 0.5, 0.9), colourAt(drawing, 0.9, 0.9)].map((colour) => luminance(colour ?? ''));
  expect(middle).toBeLessThan(side);
  expect(side).toBeLessThan(corner);
  expect(drawing.panels[0].x.domain).toEqual([-1, 1]);
});

test('a null value is a hole in the colour of the pane', () => {
  const rows = bowl(3).map((row) => (row.a === 0 && row.b === 0 ? { ...row, loss: null } : row));
  expect(colourAt(drawn({}, rows), 0.5, 0.5)).toBe(paper.theme.pane);
  expect(colourAt(drawn({}, bowl(3)), 0.5, 0.5)).not.toBe(paper.theme.pane);
});

test('values are written in cells that have room, in black on light and white on dark, and in none where they have not', () => {
  const drawing = drawn({ top: null }, bowl(5, { steepness: 2 }));
  const texts = itemsOf(drawing).filter((item) => item.kind === 'text');
  expect(texts).toHaveLength(25);
  expect(texts.map(({ text }) => text)).toContain('0.1');
  const { left, top, width, height } = drawing.panels[0].box;
  for (const { x, y, colour } of texts) {
    const [light, dark] = [luminance(colourAt(drawing, (x - left) / width, 1 - (y - top) / height) ?? ''), luminance(colour)].sort((a, b) => b - a);
    expect((light + 0.05) / (dark + 0.05)).toBeGreaterThan(4);
  }
  expect(itemsOf(drawn({}, bowl(51))).filter((item) => item.kind === 'text')).toEqual([]);
});

test('a mark frames its cell where that has its value in it, and is a cross where it has not', () => {
  const marks = [{ x: 0.5, y: -0.5 }];
  const paths = (side: number) => itemsOf(drawn({ marks }, bowl(side, { steepness: 2 }))).flatMap((item) => (item.kind === 'path' ? [item] : []));
  const { left, top, width, height } = drawn({ marks }, bowl(5, { steepness: 2 })).panels[0].box;
  const [{ closed, lines: [frame] }] = paths(5);
  expect(closed).toBe(true);
  [0.625, 0.625, 0.875, 0.625, 0.875, 0.875, 0.625, 0.875].forEach((at, k) => expect((frame[k] - (k % 2 === 0 ? left : top)) / (k % 2 === 0 ? width : height)).toBeCloseTo(at, 9));
  expect(paths(51)[0].closed).toBeUndefined();
});

test('names are cells of one width in the order in which they come', () => {
  const drawing = drawn({}, matrix(['first', 'second', 'third']));
  expect(wordsOf(drawing).filter((word) => ['first', 'second', 'third'].includes(word))).toEqual(['first', 'second', 'third', 'first', 'second', 'third']);
  expect(colourAt(drawing, 0.1, 0.1)).toBe(colourAt(drawing, 0.9, 0.9));
  expect(colourAt(drawing, 0.1, 0.9)).not.toBe(colourAt(drawing, 0.9, 0.9));
});

test('a diverging palette is white at zero and as long below as above', () => {
  const drawing = drawn({ palette: 'diverging' }, [{ a: 0, b: 0, loss: -1 }, { a: 1, b: 0, loss: 0 }, { a: 2, b: 0, loss: 4 }]);
  expect(drawing.panels[0].z?.domain).toEqual([-4, 4]);
  expect(luminance(colourAt(drawing, 0.5, 0.5) ?? '')).toBeGreaterThan(0.85);
  expect(luminance(colourAt(drawing, 0.9, 0.5) ?? '')).toBeLessThan(0.2);
});

test('logarithm, offset and cut are those of a surface', () => {
  const words = wordsOf(drawn({ scale: 'log', offset: 0.1, top: 10 }, bowl(21, { steepness: 4 }))).join(' ');
  expect(words).toContain('Training loss is cut at 10; the highest value is');
  expect(words).toContain('Logarithmic scale, log(z + 0.1).');
});

test('a range asked for is that of the colours, and says where values go beyond it', () => {
  const rows = [{ a: 0, b: 0, loss: -2 }, { a: 1, b: 0, loss: 0 }, { a: 2, b: 0, loss: 4 }];
  const drawing = drawn({ range: [0, 1] }, rows);
  expect(drawing.panels[0].z?.domain).toEqual([0, 1]);
  expect(colourAt(drawing, 0.1, 0.5)).toBe(colourAt(drawing, 0.5, 0.5));
  expect(wordsOf(drawing).join(' ')).toContain('Training loss from −2 to 4 goes beyond the range shown, from 0 to 1: what lies outside has the colour of its end.');
  for (const range of [[0, 9], [-9, 1]] as const) expect(drawn({ range }, rows).description).toContain('goes beyond the range shown');
  const wide = drawn({ range: [0, 100] }, bowl(5));
  expect(wide.panels[0].z?.domain).toEqual([0, 100]);
  expect(wide.description).not.toContain('beyond');
});

test('results side by side are on one scale', () => {
  const drawing = drawn({}, { calm: bowl(9), steep: bowl(9, { steepness: 1.5 }) });
  expect(drawing.panels.map(({ label }) => label)).toEqual(['calm', 'steep']);
  expect(drawing.panels[0].z).toEqual(drawing.panels[1].z);
  expect(colourAt(drawing, 0.5, 0.5, 0)).toBe(colourAt(drawing, 0.5, 0.5, 1));
});

test('neighbours of one colour are one, which keeps a file of 251 by 251 values below 4 MB', () => {
  expect(writeSvg(drawn({ scale: 'log' }, bowl(251, { steepness: 5, bumps: 1 }))).length).toBeLessThan(4_000_000);
});

test('its SVG is as it was', async () => {
  await expect(writeSvg(drawn({ marks: [{ x: 0, y: 0 }] }, bowl(5, { steepness: 2 })))).toMatchFileSnapshot('../../figures/heat.svg');
});
