import type { Polygon } from './drawing';
import { cutFace, faceIs, projectAll, toneOfFace, type Mesh } from './mesh';
import { project, type Projection, type Vector } from './projection';
import { hexOf, type Palette } from './shading';

const rimWidth = 0.15;

/** Faces at least this many points wide have rims in a colour of their own. */
export const rimFrom = 1.2;

/**
 * The faces of a mesh as polygons in painter's order, with Lambert's shading under a lamp.
 * Smaller faces are rimmed in their own colour, which closes the seams that antialiasing would leave.
 */
export function facesOf(mesh: Mesh, projection: Projection, lamp: Vector, palette: Palette, cellWidth: number): Polygon[] {
  const { relief, states, columns } = mesh;
  const places = new Float64Array(3 * relief.zs.length);
  projectAll(relief, projection, places);
  const hasRim = cellWidth > rimFrom;
  const lines = farToNear(relief.ys, projection.camera[1]);
  const faces: Polygon[] = [];
  for (const i of farToNear(relief.xs, projection.camera[0])) {
    for (const j of lines) {
      const face = j * columns + i;
      if (states[face] === faceIs.absent) continue;
      const corner = j * relief.xs.length + i;
      const points = states[face] === faceIs.whole
        ? [corner, corner + 1, corner + 1 + relief.xs.length, corner + relief.xs.length].flatMap((k) => [places[3 * k], places[3 * k + 1]])
        : cutPoints(cutFace(relief, i, j), projection);
      const tone = toneOfFace(mesh, face, projection.camera, lamp);
      const fill = hexOf(palette.fills[tone]);
      faces.push({ kind: 'polygon', points, fill, stroke: hasRim ? hexOf(palette.rims[tone]) : fill, width: rimWidth });
    }
  }
  return faces;
}

function cutPoints(corners: readonly number[], projection: Projection): number[] {
  const points: number[] = [];
  for (let k = 0; k < corners.length; k += 3) points.push(...project(projection, corners[k], corners[k + 1], corners[k + 2]));
  return points;
}

/** The cells between grid lines, those first that others can hide: sight leads away from the camera along both axes. */
function farToNear(lines: Float64Array, camera: number): number[] {
  const cells = Array.from({ length: Math.max(0, lines.length - 1) }, (_, k) => k);
  const away = (k: number) => Math.abs((lines[k] + lines[k + 1]) / 2 - camera);
  return cells.sort((a, b) => away(b) - away(a));
}
