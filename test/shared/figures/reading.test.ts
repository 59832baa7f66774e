import { expect, test } from 'vitest';
import { contourGrid, contoursOf } from '../../../src-shared/figures/contour';
import { choosePaper } from '../../../src-shared/figures/paper';
import { flatPlaces, gridReadings } from '../../../src-shared/figures/reading';
import { prepare } from '../../../src-shared/figures/staged';
import { defaultView, type FigureRows } from '../../../src-shared/figures';
import { bowl, columns, contour, heat, lines, matrix, training } from './examples';

const paper = choosePaper({ width: '6in', height: '4in' });
const none = () => 0;

function contourReadings(rows: FigureRows) {
  const grid = contourGrid(contour, rows, columns);
  const { panels } = contoursOf(contour, grid, paper);
  return { panels, readings: gridReadings(grid, flatPlaces(grid, panels)) };
}

const texts = (reading: { values: readonly { text: string }[] } | undefined) => reading?.values.map(({ text }) => text);

test('the value of the nearest point is read, with its place', () => {
  const { readings, panels: [{ box }] } = contourReadings(bowl(5));
  const cursor = readings.at(box.left + 0.52 * box.width, box.top + 0.24 * box.height);
  expect(cursor).toEqual({ panel: 0, i: 2, j: 3 });
  const reading = readings.read(cursor!);
  expect(reading?.values.map(({ title }) => title)).toEqual(['Direction 1', 'Direction 2', 'Training loss']);
  expect(texts(reading)).toEqual(['0', '0.5', '0.3214']);
  expect(reading?.points[0].x).toBeCloseTo(box.left + 0.5 * box.width, 9);
  expect(reading?.points[0].y).toBeCloseTo(box.top + 0.25 * box.height, 9);
});

test('beside the panel there is nothing to read', () => {
  const { readings, panels: [{ box }] } = contourReadings(bowl(5));
  expect(readings.at(box.left - 1, box.top + 5)).toBeUndefined();
  expect(readings.at(box.left + 5, box.top + box.height + 1)).toBeUndefined();
});

test('by keyboard, reading begins in the middle, stops at the rim and goes on in the next panel', () => {
  const { readings } = contourReadings({ calm: bowl(5), steep: bowl(3, { steepness: 2 }) });
  expect(readings.first).toEqual({ panel: 0, i: 2, j: 2 });
  expect(readings.moved({ panel: 0, i: 2, j: 4 }, 0, 1)).toEqual({ panel: 0, i: 2, j: 4 });
  expect(readings.moved({ panel: 0, i: 0, j: 2 }, -1, 0)).toEqual({ panel: 0, i: 0, j: 2 });
  expect(readings.moved({ panel: 0, i: 4, j: 4 }, 1, 0)).toEqual({ panel: 1, i: 0, j: 2 });
  expect(readings.moved({ panel: 1, i: 0, j: 1 }, -1, 0)).toEqual({ panel: 0, i: 4, j: 1 });
  expect(readings.read({ panel: 1, i: 0, j: 2 })?.label).toBe('steep');
});

test('a hole says that it has no value, and a figure without rows has nothing to read', () => {
  const holed = bowl(3).map((row) => (row.a === 0 && row.b === 0 ? { ...row, loss: null } : row));
  expect(texts(contourReadings(holed).readings.read({ panel: 0, i: 1, j: 1 }))).toEqual(['0', '0', 'no value']);
  expect(contourReadings([]).readings.first).toBeUndefined();
  expect(contourReadings([]).readings.at(100, 100)).toBeUndefined();
});

test('a value that no row told yet is read as interpolated', () => {
  const { readings } = contourReadings(bowl(5).filter(({ a, b }) => a !== 0.5 || b !== 0.5));
  expect(texts(readings.read({ panel: 0, i: 3, j: 3 }))?.[2]).toMatch(/^\d\.\d+ \(interpolated\)$/);
  expect(texts(readings.read({ panel: 0, i: 2, j: 3 }))?.[2]).toBe('0.3214');
});

test('names are read as names', () => {
  const { page, readingsWith } = prepare(heat, matrix(['first', 'second']), columns, paper)(defaultView);
  const { left, top, width, height } = page.panels[0].box;
  const readings = readingsWith(none);
  expect(texts(readings.read(readings.at(left + 0.9 * width, top + 0.9 * height)!))).toEqual(['second', 'first', '0.747']);
});

test('curves are read together at the nearest x, each value where its curve is', () => {
  const { page, readingsWith } = prepare(lines, training(), columns, paper)(defaultView);
  const { left, top, width, height } = page.panels[0].box;
  const readings = readingsWith(none);
  const reading = readings.read(readings.at(left + 0.01 * width, top + 5)!);
  expect(reading?.values.map(({ title, text }) => [title, text])).toEqual([
    ['Epoch', '1'], ['Training loss', '2.3'], ['Test loss', '2.6'], ['Training accuracy (%)', '8'], ['Test accuracy (%)', '9.5'],
  ]);
  expect(reading?.across).toEqual(page.panels[0].box);
  for (const { x, y } of reading?.points ?? []) {
    expect(x).toBeCloseTo(left, 9);
    expect(y).toBeGreaterThanOrEqual(top);
    expect(y).toBeLessThanOrEqual(top + height);
  }
  expect(readings.moved({ panel: 0, i: 19, j: 0 }, 1, 0).i).toBe(19);
});

test('curves of several results are told apart by name', () => {
  const { readingsWith } = prepare(lines, { calm: training(), quick: training(0.4) }, columns, paper)(defaultView);
  const readings = readingsWith(none);
  expect(readings.read(readings.first!)?.values.map(({ title }) => title)).toEqual(['Epoch', 'calm, Training loss', 'calm, Test loss', 'quick, Training loss', 'quick, Test loss']);
  expect(readings.read(readings.moved(readings.first!, 0, -1))?.values[1].title).toBe('calm, Training accuracy (%)');
});
