import { expect, test } from 'vitest';
import { writeVtp } from '../../../src-main/interchange/vtp';
import type { Relief } from '../../../src-shared/messages';
import type { Surface } from '../../../src-shared/surface';
import { parseXml } from '../../shared/figures/xml';

const surface: Surface = { xs: [0, 1, 2], ys: [5, 7], values: { loss: Float64Array.of(1, 2, 3, 4, 50, 6), accuracy: Float64Array.of(0.5, 0.25, 1, 0, 0.75, 0.125) } };

/** The arrays in a file by their names, and what its only piece says of itself. */
function read(given: Surface, relief?: Relief) {
  const text = writeVtp(given, relief);
  const elements = parseXml(text);
  const arrays = [...text.matchAll(/<DataArray [^>]*Name="([^"]*)"[^>]*>([^<]*)</g)].map(([, name, body]) => [name, body.trim().split(/\s+/).filter(Boolean).map(Number)] as const);
  return { piece: elements.find(({ name }) => name === 'Piece')!.attributes, arrays: Object.fromEntries(arrays), parents: elements.map(({ name }) => name) };
}

test('every point of the grid stands at its place with its loss as height', () => {
  const { piece, arrays } = read(surface);
  expect(piece).toMatchObject({ NumberOfPoints: '6', NumberOfPolys: '2' });
  expect(arrays['Points']).toEqual([0, 5, 1, 1, 5, 2, 2, 5, 3, 0, 7, 4, 1, 7, 50, 2, 7, 6]);
  expect(arrays['zvalue']).toEqual([1, 2, 3, 4, 50, 6]);
  expect(arrays['loss']).toEqual([1, 2, 3, 4, 50, 6]);
  expect(arrays['accuracy']).toEqual([0.5, 0.25, 1, 0, 0.75, 0.125]);
});

test('every cell is a quadrangle, its corners in order around it', () => {
  const { arrays } = read(surface);
  expect(arrays['connectivity']).toEqual([0, 1, 4, 3, 1, 2, 5, 4]);
  expect(arrays['offsets']).toEqual([4, 8]);
});

test('heights are cut and their logarithm taken as loss-landscape does; the loss beside them stays', () => {
  const { arrays } = read(surface, { top: 10, log: true });
  expect(arrays['zvalue'][4]).toBeCloseTo(Math.log(10.1), 12);
  expect(arrays['zvalue'][0]).toBeCloseTo(Math.log(1.1), 12);
  expect(arrays['Points'][14]).toBe(arrays['zvalue'][4]);
  expect(arrays['loss'][4]).toBe(50);
});

test('a point without a loss is left out with its cells, and a measure that some point lacks', () => {
  const { piece, arrays } = read({ ...surface, values: { loss: Float64Array.of(NaN, 2, 3, 4, 50, 6), accuracy: Float64Array.of(NaN, 0.25, 1, 0, 0.75, 0.125), testLoss: Float64Array.of(1, NaN, 1, 1, 1, 1) } });
  expect(piece).toMatchObject({ NumberOfPoints: '5', NumberOfPolys: '1' });
  expect(arrays['connectivity']).toEqual([0, 1, 4, 3]);
  expect(arrays['Points'].slice(0, 3)).toEqual([1, 5, 2]);
  expect(arrays['accuracy']).toEqual([0.25, 1, 0, 0.75, 0.125]);
  expect(arrays).not.toHaveProperty('testLoss');
});

test('a line, and a surface without any loss, are refused', () => {
  expect(() => writeVtp({ xs: [0, 1], values: { loss: Float64Array.of(1, 2) } })).toThrow('these are points on a line');
  expect(() => writeVtp({ xs: [0, 1], ys: [0, 1], values: {} })).toThrow('None of the points has a loss');
});
