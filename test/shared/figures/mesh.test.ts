import { expect, test } from 'vitest';
import { heightField } from '../../../src-shared/figures/height-field';
import { meshOf, reliefOf, type Relief } from '../../../src-shared/figures/mesh';
import { facesOf } from '../../../src-shared/figures/mesh-faces';
import { perspective, placed, project, type Projection, type Vector } from '../../../src-shared/figures/projection';
import { makeScale } from '../../../src-shared/figures/scale';
import { paletteOf } from '../../../src-shared/figures/shading';
import type { Row } from '../../../src-shared/kind';
import { bowl } from './examples';

const size: Vector = [1, 1, 0.7];
const lamp: Vector = [0, 0, 1];

function seen(rows: readonly Row[], azimuth: number, elevation = 30, top = 5) {
  const axis = makeScale([-1, 1]);
  const relief = reliefOf(heightField(rows, 'a', 'b', 'loss'), size, axis.place, axis.place, makeScale([0, top]).place);
  const projection = placed(perspective({ azimuth, elevation }), 200, 0, 0);
  return { relief, projection, faces: facesOf(meshOf(relief), projection, lamp, paletteOf('viridis'), 5) };
}

test('every cell of the grid is a face, and a null value leaves the four around it out', () => {
  const rows = bowl(9);
  expect(seen(rows, -58).faces).toHaveLength(64);
  const holed = rows.map((row) => (row.a === 0 && row.b === 0 ? { ...row, loss: null } : row));
  expect(seen(holed, -58).faces).toHaveLength(60);
});

test.each([-170, -58, -45, 0, 10, 90, 135])('seen from azimuth %i, no face is painted over one that is nearer', (azimuth) => {
  const { relief, projection, faces } = seen(bowl(9, { steepness: 2, bumps: 1 }), azimuth, 20, 50);
  const distances = faces.map(({ points }) => distanceOf(points, relief, projection));
  let covered = 0;
  faces.forEach((early, i) => faces.forEach((late, j) => {
    if (j <= i || !isInside(...centre(late.points), early.points)) return;
    covered++;
    expect(distances[j]).toBeLessThan(distances[i]);
  }));
  expect(covered).toBeGreaterThan(0);
});

/** From the camera to the middle of the cell that a face shows. */
function distanceOf(points: readonly number[], { xs, ys, zs }: Relief, projection: Projection): number {
  for (let k = 0; k < zs.length; k++) {
    const [i, j] = [k % xs.length, Math.floor(k / xs.length)];
    const [x, y] = project(projection, xs[i], ys[j], zs[k]);
    if (Math.hypot(x - points[0], y - points[1]) > 1e-9) continue;
    const middle = [(xs[i] + xs[i + 1]) / 2, (ys[j] + ys[j + 1]) / 2, (zs[k] + zs[k + 1] + zs[k + xs.length] + zs[k + xs.length + 1]) / 4];
    return Math.hypot(...middle.map((value, axis) => value - projection.camera[axis]));
  }
  throw new Error(`no such cell: ${points.join()}`);
}

test('heights are cut at the top of the box, where the face meets it', () => {
  const { faces, projection } = seen(bowl(9, { steepness: 3 }), -58, 30, 2);
  const top = Math.min(...[-0.5, 0.5].flatMap((x) => [-0.5, 0.5].map((y) => project(projection, x, y, 0.35)[1])));
  for (const { points } of faces) for (let k = 1; k < points.length; k += 2) expect(points[k]).toBeGreaterThanOrEqual(top - 1e-6);
  expect(faces.some(({ points }) => points.length !== 8)).toBe(true);
  expect(faces.length).toBeLessThan(64);
});

function centre(points: readonly number[]): [number, number] {
  const n = points.length / 2;
  return [points.filter((_, k) => k % 2 === 0).reduce((a, b) => a + b) / n, points.filter((_, k) => k % 2 === 1).reduce((a, b) => a + b) / n];
}

function isInside(x: number, y: number, points: readonly number[]): boolean {
  let inside = false;
  for (let i = 0, j = points.length - 2; i < points.length; j = i, i += 2) {
    if (points[i + 1] > y !== points[j + 1] > y && x < ((points[j] - points[i]) * (y - points[i + 1])) / (points[j + 1] - points[i + 1]) + points[i]) inside = !inside;
  }
  return inside;
}
