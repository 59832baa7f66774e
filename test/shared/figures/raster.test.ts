import { expect, test } from 'vitest';
import { halve, makeRaster, paintTriangle, pixelOf } from '../../../src-shared/figures/raster';

const [red, blue, white] = [0xff0000, 0x0000ff, 0xffffff].map(pixelOf);

test('a pixel holds red, green, blue and opacity in that order of bytes, as ImageData does', () => {
  expect([...new Uint8Array(Int32Array.of(pixelOf(0x123456)).buffer)]).toEqual([0x12, 0x34, 0x56, 0xff]);
});

test('the nearer of two triangles is seen, in whichever order they are painted', () => {
  const paint = (order: readonly (readonly [number, number])[]) => {
    const raster = makeRaster(8, 8);
    for (const [nearness, pixel] of order) paintTriangle(raster, Float64Array.of(0, 0, nearness, 8, 0, nearness, 0, 8, nearness), 0, 3, 6, pixel, 0, 0);
    return raster.pixels;
  };
  const [near, far] = [[1.2, red], [0.9, blue]] as const;
  expect(paint([near, far])).toEqual(paint([far, near]));
  expect(paint([near, far])[0]).toBe(red);
});

test('triangles that cross are each seen where they are nearer', () => {
  const raster = makeRaster(10, 4);
  paintTriangle(raster, Float64Array.of(0, -10, 1, 10, -10, 2, 5, 30, 1.5), 0, 3, 6, red, 0, 0);
  paintTriangle(raster, Float64Array.of(0, -10, 2, 10, -10, 1, 5, 30, 1.5), 0, 3, 6, blue, 0, 0);
  expect([raster.pixels[1], raster.pixels[8]]).toEqual([blue, red]);
});

test('only the sides that are asked for have a rim', () => {
  const raster = makeRaster(8, 8);
  paintTriangle(raster, Float64Array.of(0, 0.2, 1, 8, 0.2, 1, 0, 8, 1), 0, 3, 6, red, white, 1);
  expect([...raster.pixels.slice(0, 7)].every((pixel) => pixel === white)).toBe(true);
  expect([raster.pixels[8], raster.pixels[16], raster.pixels[8 + 4]]).toEqual([red, red, red]);
});

test('a triangle beyond the picture, or with a corner that is no point, paints nothing', () => {
  const raster = makeRaster(4, 4);
  paintTriangle(raster, Float64Array.of(-9, -9, 1, -1, -9, 1, -1, -1, 1), 0, 3, 6, red, red, 0);
  paintTriangle(raster, Float64Array.of(NaN, 0, 1, 4, 0, 1, 0, 4, 1), 0, 3, 6, red, red, 0);
  expect(raster.pixels.every((pixel) => pixel === 0)).toBe(true);
});

test('halving takes the mean of what is painted, and as much opacity as was painted', () => {
  const [large, small] = [makeRaster(4, 2), makeRaster(2, 1)];
  large.pixels.set([red, blue, red, 0, red, blue, 0, 0]);
  halve(large, small);
  expect([...new Uint8Array(small.pixels.buffer)]).toEqual([128, 0, 128, 255, 255, 0, 0, 64]);
});
