import { expect, test } from 'vitest';
import { gridded } from '../../../src-shared/figures/gridded';
import { facesOf } from '../../../src-shared/figures/mesh-faces';
import { paintMesh } from '../../../src-shared/figures/mesh-raster';
import { choosePaper } from '../../../src-shared/figures/paper';
import { placed } from '../../../src-shared/figures/projection';
import { clearRaster, makeRaster, pixelOf, type Raster } from '../../../src-shared/figures/raster';
import type { FigureRows } from '../../../src-shared/figures/rows';
import { surfaceScene } from '../../../src-shared/figures/surface-scene';
import { closeStandOf, seenFrom } from '../../../src-shared/figures/surface-view';
import type { FigureSpec } from '../../../src-shared/figure';
import { bowl, columns, surface } from './examples';

const paper = choosePaper({ width: '4in', height: '3in' });
const pixels = 2;

/** One surface as polygons and as pixels. */
function bothWays(rows: FigureRows, azimuth: number, elevation: number, spec: Partial<FigureSpec> = {}) {
  const scene = surfaceScene({ ...surface, ...spec }, gridded({ ...surface, ...spec }, rows, columns), paper);
  const view = { azimuth, elevation };
  const { panels: [{ projection, place: { box } }], lamp } = seenFrom(scene, view, closeStandOf(scene, view));
  const raster = makeRaster(Math.ceil(box.width * pixels), Math.ceil(box.height * pixels));
  const [mesh] = scene.meshes;
  const inPixels = placed(projection, pixels, -box.left * pixels, -box.top * pixels);
  paintMesh(raster, mesh, { projection: inPixels, lamp, palette: scene.palette, cellWidth: 1, pixels }, new Float64Array(3 * mesh.relief.zs.length));
  const faces = facesOf(mesh, inPixels, lamp, scene.palette, 1);
  return { faces, raster };
}

function isInside(x: number, y: number, points: readonly number[]): boolean {
  let inside = false;
  for (let i = 0, j = points.length - 2; i < points.length; j = i, i += 2) {
    if (points[i + 1] > y !== points[j + 1] > y && x < ((points[j] - points[i]) * (y - points[i + 1])) / (points[j + 1] - points[i + 1]) + points[i]) inside = !inside;
  }
  return inside;
}

const at = ({ pixels: all, width }: Raster, x: number, y: number) => all[y * width + x];
const pixelOfHex = (fill: string) => pixelOf(Number.parseInt(fill.slice(1), 16));
/** How far a pixel's middle is from the nearest side of any face that covers it. */
const gapTo = (x: number, y: number, points: readonly number[]) => Math.min(...points.flatMap((_, k) => {
  if (k % 2 === 1) return [];
  const [ax, ay, bx, by] = [points[k], points[k + 1], points[(k + 2) % points.length], points[(k + 3) % points.length]];
  const along = Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2 || 1)));
  return [Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay))];
}));

const holed = bowl(13, { steepness: 2 }).map((row, k) => (k % 17 === 0 ? { ...row, loss: null } : row));

test.each<[string, FigureRows, number, number, Partial<FigureSpec>]>([
  ['a bowl', bowl(13), -58, 32, {}],
  ['a rough bowl from a low place', bowl(13, { steepness: 2, bumps: 1 }), 20, 8, {}],
  ['a bowl from above', bowl(13), 100, 90, {}],
  ['a cut bowl from behind', bowl(13, { steepness: 3 }), 140, 25, { top: 3 }],
  ['a bowl with holes', holed, -30, 40, {}],
])('%s: a pixel has the colour of the nearest polygon over its middle', (_, rows, azimuth, elevation, spec) => {
  const { faces, raster } = bothWays(rows, azimuth, elevation, spec);
  const extents = faces.map(({ points }) => [0, 1].flatMap((axis) => [Math.min, Math.max].map((pick) => pick(...points.filter((_, k) => k % 2 === axis)))));
  let [compared, covered] = [0, 0];
  for (let y = 0; y < raster.height; y += 3) {
    for (let x = 0; x < raster.width; x += 3) {
      const [px, py] = [x + 0.5, y + 0.5];
      // On a side, and where a bent face hides itself, two ways to draw may differ.
      const around = faces.filter((_, k) => px > extents[k][0] - 1 && px < extents[k][1] + 1 && py > extents[k][2] - 1 && py < extents[k][3] + 1);
      if (around.some(({ points }) => gapTo(px, py, points) < 1)) continue;
      const last = around.filter(({ points }) => isInside(px, py, points)).at(-1);
      compared++;
      if (last) covered++;
      expect(at(raster, x, y), `at ${x}, ${y}`).toBe(last ? pixelOfHex(last.fill) : 0);
    }
  }
  expect(compared).toBeGreaterThan(1000);
  expect(covered).toBeGreaterThan(300);
});

test('faces leave no gap between them, from wherever they are seen', () => {
  for (const [azimuth, elevation] of [[-58, 32], [0, 0.5], [45, 60], [200, 15]]) {
    const { raster } = bothWays(bowl(31, { steepness: 0.5 }), azimuth, elevation);
    const painted = (x: number, y: number) => at(raster, x, y) !== 0;
    for (let y = 1; y < raster.height - 1; y++) {
      for (let x = 1; x < raster.width - 1; x++) {
        if (!painted(x, y)) expect(painted(x - 1, y) && painted(x + 1, y) && painted(x, y - 1) && painted(x, y + 1)).toBe(false);
      }
    }
  }
});

test('a picture painted again after it was cleared is the same', () => {
  const { raster } = bothWays(bowl(13), -58, 32);
  const [first, again] = [raster.pixels.slice(), bothWays(bowl(13), -58, 32).raster];
  clearRaster(again);
  expect(again.pixels.every((pixel) => pixel === 0)).toBe(true);
  expect(bothWays(bowl(13), -58, 32).raster.pixels).toEqual(first);
});
