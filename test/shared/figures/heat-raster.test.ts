import { expect, test } from 'vitest';
import { paintHeat } from '../../../src-shared/figures/heat-raster';
import { makeRaster, pixelOf } from '../../../src-shared/figures/raster';

const colours = Int32Array.of(0x101010, 0x808080, 0xf0f0f0);
const halves = [[0, 0.5], [0.5, 1]] as const;

test('cells are painted upwards from the lowest line, holes in their own colour', () => {
  const raster = makeRaster(4, 4);
  paintHeat(raster, { across: halves, upwards: halves, steps: Int16Array.of(0, 1, 2, -1), colours, hole: 0x123456 });
  const rowOf = (y: number) => [...raster.pixels.slice(4 * y, 4 * y + 4)];
  expect(rowOf(3)).toEqual([0x101010, 0x101010, 0x808080, 0x808080].map(pixelOf));
  expect(rowOf(0)).toEqual([0xf0f0f0, 0xf0f0f0, 0x123456, 0x123456].map(pixelOf));
});

test('where no cell reaches there is a hole', () => {
  const raster = makeRaster(4, 1);
  paintHeat(raster, { across: [[0.5, 1]], upwards: [[0, 1]], steps: Int16Array.of(2), colours, hole: 0 });
  expect([...raster.pixels]).toEqual([0, 0, 0xf0f0f0, 0xf0f0f0].map(pixelOf));
});
