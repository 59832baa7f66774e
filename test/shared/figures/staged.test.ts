import { expect, test } from 'vitest';
import { choosePaper } from '../../../src-shared/figures/paper';
import { project, unproject, type Vector } from '../../../src-shared/figures/projection';
import { clearRaster, makeRaster } from '../../../src-shared/figures/raster';
import { prepare, type Staged } from '../../../src-shared/figures/staged';
import { boundsOf } from '../../../src-shared/figures/text-size';
import type { View } from '../../../src-shared/figures';
import { bowl, columns, flat, surface } from './examples';

const paper = choosePaper({ width: '6in', height: '4in' });
const views: readonly View[] = [-150, -90, -58, 0, 45, 120].flatMap((azimuth) => [0, 10, 32, 50, 75, 90].map((elevation) => ({ azimuth, elevation })));

function rasterOf({ painted: [{ box, paint }] }: Staged) {
  const raster = makeRaster(Math.round(box.width), Math.round(box.height));
  clearRaster(raster);
  paint(raster, raster.width / box.width);
  return { box, raster };
}

test('from every side a surface stays on its paper, and its size depends on the elevation alone', () => {
  const staged = prepare(surface, bowl(9), columns, paper);
  const sizes = new Map<number, number>();
  for (const view of views) {
    const { below, above, page } = staged(view);
    const { left, top, width, height } = boundsOf([...below, ...above]);
    expect(Math.min(left, top), JSON.stringify(view)).toBeGreaterThanOrEqual(-0.01);
    expect(left + width).toBeLessThanOrEqual(page.width + 0.01);
    expect(top + height).toBeLessThanOrEqual(page.height + 0.01);
    // At the box's middle a unit is as many points as the first two rows are long.
    const [a, b, c] = page.panels[0].projection?.slice(0, 3) ?? [];
    const shift = page.panels[0].projection?.slice(8, 11) ?? [];
    const u0 = page.panels[0].projection?.[3] ?? 0;
    const size = Math.hypot(...[a, b, c].map((value, k) => value - u0 * shift[k]));
    expect(size).toBeCloseTo(sizes.get(view.elevation) ?? size, 6);
    sizes.set(view.elevation, size);
  }
  expect(new Set(sizes.values()).size).toBeGreaterThan(1);
});

test('what is nearest at a pixel leads back to the point of the grid that is seen there', () => {
  const view = { azimuth: -58, elevation: 50 };
  const staged = prepare(surface, bowl(9), columns, paper)(view);
  const { box, raster } = rasterOf(staged);
  const nearnessAt = (_: number, x: number, y: number) => raster.nearness[Math.floor(y - box.top) * raster.width + Math.floor(x - box.left)];
  const readings = staged.readingsWith(nearnessAt);
  for (const cursor of [{ panel: 0, i: 4, j: 4 }, { panel: 0, i: 5, j: 4 }, { panel: 0, i: 3, j: 6 }]) {
    const [{ x, y }] = readings.read(cursor)?.points ?? [];
    expect(readings.at(x, y)).toEqual(cursor);
  }
  expect(readings.at(box.left + 1, box.top + 1)).toBeUndefined();
});

test('unprojecting undoes projecting', () => {
  const { page } = prepare(surface, bowl(9), columns, paper)({ azimuth: 20, elevation: 40 });
  const projection = { camera: [0, 0, 0] as const, matrix: page.panels[0].projection ?? [] };
  const points: readonly Vector[] = [[0, 0, 0], [0.5, -0.3, 0.2], [-0.4, 0.1, -0.34]];
  for (const point of points) {
    const m = projection.matrix;
    const nearness = 1 / (m[8] * point[0] + m[9] * point[1] + m[10] * point[2] + m[11]);
    const [u, v] = project(projection, ...point);
    unproject(projection, u, v, nearness).forEach((value, k) => expect(value).toBeCloseTo(point[k], 9));
  }
});

test('zooming enlarges what is painted about the middle of its panel, and cuts everything at the panel', () => {
  const staged = prepare(surface, bowl(9), columns, paper);
  const count = (zoom: number) => rasterOf(staged({ azimuth: -58, elevation: 32, zoom })).raster.pixels.filter((pixel) => pixel !== 0).length;
  expect(count(0.5) / count(1)).toBeCloseTo(0.25, 1);
  const { above, below, page } = staged({ azimuth: -58, elevation: 32, zoom: 4 });
  const { box } = page.panels[0];
  for (const group of [...below, ...above]) if (group.kind === 'group' && group.name === undefined) expect(group.clip).toEqual(box);
  expect(below.every((item) => item.kind === 'group' && item.clip === box)).toBe(true);
});

test('what does not turn is the same from every view', () => {
  const staged = prepare({ ...surface, draw: 'heat' }, bowl(9), columns, paper);
  expect(staged({ azimuth: 0, elevation: 0 })).toBe(staged({ azimuth: 90, elevation: 40 }));
  expect(flat(staged({ azimuth: 0, elevation: 0 }).below)).toEqual([]);
});
