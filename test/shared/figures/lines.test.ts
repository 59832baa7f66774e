import { expect, test } from 'vitest';
import { drawLines } from '../../../src-shared/figures/lines';
import { choosePaper } from '../../../src-shared/figures/paper';
import { writeSvg } from '../../../src-shared/figures/write-svg';
import type { FigureSpec } from '../../../src-shared/figure';
import type { FigureRows } from '../../../src-shared/figures/rows';
import type { Path } from '../../../src-shared/figures/drawing';
import { columns, groups, lines, training, wordsOf } from './examples';

const paper = choosePaper({ width: '3.25in' });
const drawn = (spec: Partial<FigureSpec>, rows: FigureRows) => drawLines({ ...lines, ...spec }, rows, columns, paper);
const curvesOf = (spec: Partial<FigureSpec>, rows: FigureRows, panel = 0) => groups(drawn(spec, rows).items, 'curves')[panel].filter((item): item is Path => item.kind === 'path' && item.fill === undefined);

test('losses are solid and dashed in one colour on the left, accuracies in another on the right', () => {
  const [trainLoss, testLoss, trainAccuracy, testAccuracy] = curvesOf({}, training());
  expect(trainLoss.stroke).toBe(testLoss.stroke);
  expect(trainAccuracy.stroke).toBe(testAccuracy.stroke);
  expect(trainLoss.stroke).not.toBe(trainAccuracy.stroke);
  expect([trainLoss.dash?.length, testLoss.dash?.length]).toEqual([0, 2]);
  expect([trainAccuracy.dash?.length, testAccuracy.dash?.length]).toEqual([0, 2]);
  expect(drawn({}, training()).panels[0]).toMatchObject({ y: { title: 'Loss' }, right: { title: 'Accuracy (%)' } });
});

test('the legend names every curve', () => {
  expect(wordsOf(drawn({}, training()))).toEqual(expect.arrayContaining(['Training loss', 'Test loss', 'Training accuracy', 'Test accuracy']));
});

test('columns without a value in any row are neither drawn nor named; before there are rows, all are', () => {
  const untested = training().map((row) => ({ ...row, testLoss: null, testAccuracy: null }));
  const drawing = drawn({ scale: 'log', titles: { y: 'Loss of the training set' } }, untested);
  expect(wordsOf(drawing).filter((word) => word.startsWith('Test'))).toEqual([]);
  expect(groups(drawing.items, 'curves')[0]).toHaveLength(2);
  // What is asked of the left axis still is.
  expect(drawing.panels[0].y).toMatchObject({ kind: 'log', title: 'Loss of the training set' });
  expect(wordsOf(drawn({}, []))).toEqual(expect.arrayContaining(['Training loss', 'Test loss']));
});

test('every row is a point, where its axes say, whatever the order of rows', () => {
  const rows = training();
  const drawing = drawn({ right: [] }, [...rows].reverse());
  const [{ box, x, y }] = drawing.panels;
  const [trainLoss] = groups(drawing.items, 'curves')[0];
  if (trainLoss.kind !== 'path') throw new Error(`no curve: ${trainLoss.kind}`);
  const part = (value: number, [from, to]: readonly [number, number]) => (value - from) / (to - from);
  const expected = rows.flatMap((row) => [box.left + box.width * part(Number(row.epoch), x.domain), box.top + box.height * (1 - part(Number(row.trainLoss), y.domain))]);
  trainLoss.lines[0].forEach((value, k) => expect(value).toBeCloseTo(expected[k], 9));
  expect(trainLoss.lines[0]).toHaveLength(expected.length);
});

test('a null value leaves a gap, and a value alone between two is a dot', () => {
  const holes = (...epochs: number[]) => training().map((row) => (epochs.includes(Number(row.epoch)) ? { ...row, trainLoss: null } : row));
  expect(curvesOf({ y: 'trainLoss', right: [] }, holes(5))[0].lines.map((line) => line.length / 2)).toEqual([4, 15]);
  const items = groups(drawn({ y: 'trainLoss', right: [] }, holes(5, 7)).items, 'curves')[0];
  expect(items.map(({ kind }) => kind)).toEqual(['path', 'polygon']);
});

test('several results differ in colour and, with an axis on the right, get a panel for each axis', () => {
  const results = { one: training(), two: training(0.1) };
  const drawing = drawn({}, results);
  expect(drawing.panels.map(({ y }) => y.title)).toEqual(['Loss', 'Accuracy (%)']);
  expect(wordsOf(drawing)).toEqual(expect.arrayContaining(['one', 'two', 'Training', 'Test']));
  const [one, , two] = curvesOf({}, results);
  expect(one.stroke).not.toBe(two.stroke);
});

test('lines of one column differ in dash as well as in colour', () => {
  const curves = curvesOf({ y: 'testLoss', right: [] }, { one: training(), two: training(0.1), three: training(0.3) });
  expect(new Set(curves.map(({ stroke }) => stroke)).size).toBe(3);
  expect(new Set(curves.map(({ dash }) => String(dash))).size).toBe(3);
});

test('rows that differ in the series column are lines, in the facet column panels on one scale', () => {
  const rows = ['p', 'q'].flatMap((network) => training(network === 'p' ? 0.2 : 0.1).map((row) => ({ ...row, network })));
  expect(curvesOf({ y: 'testLoss', right: [], series: 'network' }, rows)).toHaveLength(2);
  const { panels } = drawn({ facet: 'network' }, rows);
  expect(panels.map(({ label }) => label)).toEqual(['p', 'q']);
  expect(panels[0].y).toEqual(panels[1].y);
  expect(panels[0].right).toEqual(panels[1].right);
});

test('curves above the top are clipped to the panel, and the note says so', () => {
  const drawing = drawn({ top: 1 }, training());
  expect(drawing.items.some((item) => item.kind === 'group' && item.name === 'curves' && item.clip !== undefined)).toBe(true);
  expect(wordsOf(drawing).join(' ')).toContain('Loss is cut at 1; the highest value is 2.6.');
});

test('a band lies between its columns', () => {
  const items = groups(drawn({ right: [], bands: { testLoss: ['low', 'high'] } }, training()).items, 'curves')[0];
  const bands = items.filter((item) => item.kind === 'path' && item.fill !== undefined);
  expect(bands).toHaveLength(1);
});

test('very many points are thinned to what paper can show, extremes kept', () => {
  const rows = Array.from({ length: 200_000 }, (_, k) => ({ epoch: k, trainLoss: k === 77_777 ? 9 : Math.sin(k) }));
  const drawing = drawn({ y: 'trainLoss', right: [] }, rows);
  const [curve] = groups(drawing.items, 'curves')[0];
  if (curve.kind !== 'path') throw new Error(`no curve: ${curve.kind}`);
  expect(curve.lines[0].length).toBeLessThan(20_000);
  const [{ box, y }] = drawing.panels;
  const highest = box.top + box.height * (1 - (9 - y.domain[0]) / (y.domain[1] - y.domain[0]));
  expect(curve.lines[0].reduce((least, value, k) => (k % 2 === 1 ? Math.min(least, value) : least), Infinity)).toBeCloseTo(highest, 9);
});

test('its SVG is as it was', async () => {
  await expect(writeSvg(drawn({}, training()))).toMatchFileSnapshot('../../figures/lines.svg');
});

const withStart = (first: number) => [{ ...training()[0], epoch: 0, trainLoss: null, testLoss: first }, ...training()];

test('a first loss that would press all others flat is cut, and the note says so', () => {
  const drawing = drawn({ top: undefined }, withStart(9766));
  const highest = Math.max(...training().flatMap(({ trainLoss, testLoss }) => [Number(trainLoss), Number(testLoss)]));
  expect(drawing.panels[0].y.domain[1]).toBeLessThanOrEqual(2 * highest);
  expect(wordsOf(drawing).join(' ')).toMatch(/Loss is cut at .*; the highest value is 9,?766/);
});

test('a first loss only somewhat above the others is not cut, nor where one asks for all or for logarithms', () => {
  const highest = Math.max(...training().map(({ testLoss }) => Number(testLoss)));
  for (const [spec, first] of [[{}, 1.5 * highest], [{ top: null }, 9766], [{ scale: 'log' }, 9766]] as const) {
    expect(drawn(spec, withStart(first)).panels[0].y.domain[1], JSON.stringify(spec)).toBeGreaterThanOrEqual(first);
  }
});

test('the axis along the bottom has ticks at whole numbers where all its values are such', () => {
  const over = (values: readonly number[]) => wordsOf(drawLines({ draw: 'lines', x: 'x', y: ['y'] }, values.map((x) => ({ x, y: 7000 + x })), { x: { label: 'x' }, y: { label: 'y' } }, paper));
  expect(over([1, 2, 3])).not.toContain('1.5');
  expect(over([1, 2.5, 3])).toContain('1.5');
});

test('what has no place on a logarithmic axis is told', () => {
  const rows = [1, 2, 3].map((x) => ({ x, up: x, down: 2 - x }));
  const titled = { x: { label: 'Step' }, up: { label: 'Largest' }, down: { label: 'Smallest' } };
  const words = (spec: Partial<FigureSpec>) => drawLines({ draw: 'lines', x: 'x', y: ['up', 'down'], ...spec }, rows, titled, choosePaper({ width: '3in' })).description;
  expect(words({ scale: 'log' })).toContain('Values of 0 and below, which a logarithmic scale has no place for, are left out: smallest.');
  expect(words({})).not.toContain('left out');
  expect(words({ scale: 'log', offset: 2 })).not.toContain('left out');
});
