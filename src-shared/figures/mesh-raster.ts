import { cutFace, faceIs, projectAll, toneOfFace, type Mesh } from './mesh';
import { rimFrom } from './mesh-faces';
import { project, type Projection, type Vector } from './projection';
import { paintTriangle, pixelOf, type Raster } from './raster';
import type { Palette } from './shading';

/** What a mesh looks like from one view, its projection leading to the raster's pixels. */
export interface MeshView {
  readonly projection: Projection;
  readonly lamp: Vector;
  readonly palette: Palette;
  /** How wide a face is, about, and how many pixels there are, in a point of paper. */
  readonly cellWidth: number;
  readonly pixels: number;
}

/**
 * Paints the faces that `facesOf` gives as polygons, hidden ones left out by their nearness.
 * `places` holds three numbers for each point of the mesh's grid, and is overwritten.
 */
export function paintMesh(raster: Raster, mesh: Mesh, view: MeshView, places: Float64Array): void {
  const { relief, columns, states } = mesh;
  const { projection, lamp, palette } = view;
  const line = relief.xs.length;
  projectAll(relief, projection, places);
  const colours = pixelsOf(palette, rimWeight(view));
  const sides = view.cellWidth > rimFrom ? 7 : 0;
  for (let face = 0, corner = 0; face < states.length; face++, corner++) {
    // The last point of a line has no face of its own.
    if (corner % line === columns) corner++;
    if (states[face] === faceIs.absent) continue;
    const tone = toneOfFace(mesh, face, projection.camera, lamp);
    const fill = colours.fills[tone];
    const rim = colours.rims[tone];
    if (states[face] === faceIs.cut) {
      paintCut(raster, cutFace(relief, face % columns, Math.floor(face / columns)), projection, fill, rim, sides);
      continue;
    }
    const a = 3 * corner;
    const b = a + 3;
    const d = a + 3 * line;
    const c = d + 3;
    paintTriangle(raster, places, a, b, c, fill, rim, sides & 3);
    paintTriangle(raster, places, a, c, d, fill, rim, sides & 6);
  }
}

function paintCut(raster: Raster, corners: readonly number[], projection: Projection, fill: number, rim: number, sides: number): void {
  const count = corners.length / 3;
  const places = new Float64Array(corners.length);
  for (let k = 0; k < corners.length; k += 3) places.set([...project(projection, corners[k], corners[k + 1], corners[k + 2]), nearnessOf(projection, corners[k], corners[k + 1], corners[k + 2])], k);
  for (let k = 1; k + 1 < count; k++) {
    const outer = (k === 1 ? 1 : 0) | 2 | (k + 2 === count ? 4 : 0);
    paintTriangle(raster, places, 0, 3 * k, 3 * (k + 1), fill, rim, sides & outer);
  }
}

const nearnessOf = ({ matrix: m }: Projection, x: number, y: number, z: number) => 1 / (m[8] * x + m[9] * y + m[10] * z + m[11]);

/** How much of a pixel beside a face's side its rim covers. */
const rimWeight = ({ pixels }: MeshView) => Math.min(1, 0.15 * pixels);

interface PixelPalette {
  readonly fills: Int32Array;
  readonly rims: Int32Array;
}

const known = new WeakMap<Palette, Map<number, PixelPalette>>();

function pixelsOf(palette: Palette, weight: number): PixelPalette {
  const byWeight = known.get(palette) ?? new Map<number, PixelPalette>();
  known.set(palette, byWeight);
  const found = byWeight.get(weight);
  if (found) return found;
  const mixed = (shift: number, tone: number) => Math.round(((palette.fills[tone] >> shift) & 255) * (1 - weight) + ((palette.rims[tone] >> shift) & 255) * weight) << shift;
  const made = {
    fills: Int32Array.from(palette.fills, pixelOf),
    rims: Int32Array.from(palette.fills, (_, tone) => pixelOf(mixed(16, tone) | mixed(8, tone) | mixed(0, tone))),
  };
  byWeight.set(weight, made);
  return made;
}
