import type { Polygon } from './drawing';
import type { HeightField } from './height-field';
import { project, type Projection, type Vector } from './projection';
import type { FaceColours } from './shading';

/** A height field in its box: where its grid lines and values lie, the box's middle being the origin. */
export interface Relief {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** (ys, xs); not finite where there is a hole; above `top` where the surface is cut. */
  readonly zs: Float64Array;
  readonly bottom: number;
  readonly top: number;
}

type Colours = (height: number, brightness: number, below: boolean) => FaceColours;

/** The relief of a field whose places along the three axes are given from 0 to 1. */
export function reliefOf(field: HeightField, size: Vector, placeX: (x: number) => number, placeY: (y: number) => number, placeZ: (z: number) => number): Relief {
  const [width, depth, height] = size;
  return {
    xs: Float64Array.from(field.xs, (x) => (placeX(x) - 0.5) * width),
    ys: Float64Array.from(field.ys, (y) => (placeY(y) - 0.5) * depth),
    zs: field.values.map((z) => (placeZ(z) - 0.5) * height),
    bottom: -height / 2,
    top: height / 2,
  };
}

/**
 * The faces of a relief in painter's order, cut off at its top, with Lambert's shading under a lamp (a unit vector towards it).
 * A face with a hole at a corner is left out. Rims are drawn where faces are at least `rimFrom` points wide; smaller ones are
 * rimmed in their own colour, which closes the seams that antialiasing would leave.
 */
export function facesOf(relief: Relief, projection: Projection, lamp: Vector, colours: Colours, rimFrom: number): Polygon[] {
  const { xs, ys, zs, bottom, top } = relief;
  const columns = xs.length;
  const paper = projectAll(relief, projection);
  const faces: Polygon[] = [];
  const lines = farToNear(ys, projection.camera[1]);
  const corners = [0, 0, 0, 0];
  const height = top - bottom;
  const rimWidth = 0.15;
  for (const i of farToNear(xs, projection.camera[0])) {
    for (const j of lines) {
      corners[0] = j * columns + i;
      corners[1] = corners[0] + 1;
      corners[2] = corners[1] + columns;
      corners[3] = corners[0] + columns;
      const [a, b, c, d] = corners;
      const lowest = Math.min(zs[a], zs[b], zs[c], zs[d]);
      const highest = Math.max(zs[a], zs[b], zs[c], zs[d]);
      if (!Number.isFinite(highest - lowest) || lowest > top) continue;
      // Heights far above the cut say nothing of how the part below is lit.
      const [za, zb, zc, zd] = highest > top + height ? corners.map((k) => Math.min(zs[k], top + height)) : [zs[a], zs[b], zs[c], zs[d]];
      const [dx, dy] = [xs[i + 1] - xs[i], ys[j + 1] - ys[j]];
      const slopeX = (zb + zc - za - zd) / (2 * dx);
      const slopeY = (zc + zd - za - zb) / (2 * dy);
      const length = Math.hypot(slopeX, slopeY, 1);
      const [cx, cy, cz] = projection.camera;
      const middle = (za + zb + zc + zd) / 4;
      const below = -slopeX * (cx - xs[i] - dx / 2) - slopeY * (cy - ys[j] - dy / 2) + cz - middle < 0;
      const cosine = (-slopeX * lamp[0] - slopeY * lamp[1] + lamp[2]) / length;
      const points = highest <= top ? pick(paper, corners) : cutFace(relief, projection, i, j, corners);
      const shown = highest <= top ? middle : (Math.min(za, top) + Math.min(zb, top) + Math.min(zc, top) + Math.min(zd, top)) / 4;
      const { fill, rim } = colours((shown - bottom) / height, below ? -cosine : cosine, below);
      faces.push({ kind: 'polygon', points, fill, stroke: rimFrom > 1.2 ? rim : fill, width: rimWidth });
    }
  }
  return faces;
}

/** The cells between grid lines, those first that others can hide: sight leads away from the camera along both axes. */
function farToNear(lines: Float64Array, camera: number): number[] {
  const cells = Array.from({ length: Math.max(0, lines.length - 1) }, (_, k) => k);
  const away = (k: number) => Math.abs((lines[k] + lines[k + 1]) / 2 - camera);
  return cells.sort((a, b) => away(b) - away(a));
}

/** What `project` does for one point, for all: (ys, xs, 2). */
function projectAll({ xs, ys, zs }: Relief, { matrix: m }: Projection): Float64Array {
  const paper = new Float64Array(2 * zs.length);
  for (let k = 0; k < zs.length; k++) {
    const [x, y, z] = [xs[k % xs.length], ys[Math.floor(k / xs.length)], zs[k]];
    const w = m[8] * x + m[9] * y + m[10] * z + m[11];
    paper[2 * k] = (m[0] * x + m[1] * y + m[2] * z + m[3]) / w;
    paper[2 * k + 1] = (m[4] * x + m[5] * y + m[6] * z + m[7]) / w;
  }
  return paper;
}

function pick(paper: Float64Array, [a, b, c, d]: readonly number[]): number[] {
  return [paper[2 * a], paper[2 * a + 1], paper[2 * b], paper[2 * b + 1], paper[2 * c], paper[2 * c + 1], paper[2 * d], paper[2 * d + 1]];
}

/** What of a face lies below the top, going around its corners (Sutherland and Hodgman 1974). */
function cutFace({ xs, ys, zs, top }: Relief, projection: Projection, i: number, j: number, corners: readonly number[]): number[] {
  const around = [[xs[i], ys[j]], [xs[i + 1], ys[j]], [xs[i + 1], ys[j + 1]], [xs[i], ys[j + 1]]];
  const points: number[] = [];
  for (let k = 0; k < 4; k++) {
    const next = (k + 1) % 4;
    const [[x, y], [xNext, yNext]] = [around[k], around[next]];
    const [z, zNext] = [zs[corners[k]], zs[corners[next]]];
    if (z <= top) points.push(...project(projection, x, y, z));
    if (z <= top !== zNext <= top) {
      const along = (top - z) / (zNext - z);
      points.push(...project(projection, x + along * (xNext - x), y + along * (yNext - y), top));
    }
  }
  return points;
}
