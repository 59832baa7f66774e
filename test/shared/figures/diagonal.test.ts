import { expect, test } from 'vitest';
import type { Path } from '../../../src-shared/figures/drawing';
import { diagonalEntry, drawDiagonal } from '../../../src-shared/figures/diagonal';
import { drawLines } from '../../../src-shared/figures/lines';
import { choosePaper } from '../../../src-shared/figures/paper';
import { makeScale } from '../../../src-shared/figures/scale';
import { wordsOf } from './examples';

const paper = choosePaper();
const box = { left: 10, top: 20, width: 100, height: 50 };
const lineOver = (x: readonly [number, number], y: readonly [number, number]) => drawDiagonal(makeScale(x), makeScale(y), box, paper).map((item) => (item as Path).lines[0]);

test('the diagonal goes from corner to corner where both axes are alike, upwards', () => {
  expect(lineOver([0, 1], [0, 1])).toEqual([[10, 70, 110, 20]]);
});

test('the diagonal goes as far as both axes have values in common, and is not there where they have none', () => {
  expect(lineOver([0, 1], [0.5, 1])).toEqual([[60, 70, 110, 20]]);
  expect(lineOver([0, 2], [0, 1])).toEqual([[10, 70, 60, 20]]);
  expect(lineOver([0, 1], [2, 3])).toEqual([]);
});

test('it is named in the legend, also beside a single curve, and does not count as one', () => {
  const rows = [{ x: 0, y: 0.1 }, { x: 1, y: 0.8 }];
  const drawing = drawLines({ draw: 'lines', x: 'x', y: ['y'], diagonal: 'As it should be' }, rows, { x: { label: 'Told' }, y: { label: 'True' } }, paper);
  expect(wordsOf(drawing)).toContain('As it should be');
  expect(drawing.description).toMatch(/^1 curve\./);
  expect(diagonalEntry('As it should be', paper).dash.length).toBeGreaterThan(0);
});
