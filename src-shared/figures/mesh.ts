import type { HeightField } from './height-field';
import type { Projection, Vector } from './projection';
import { heightStep, toneOf } from './shading';

/** A height field in its box: where its grid lines and values lie, the box's middle being the origin. */
export interface Relief {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** (ys, xs); not finite where there is a hole; above `top` where the surface is cut. */
  readonly zs: Float64Array;
  readonly bottom: number;
  readonly top: number;
}

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

/** How a face is seen at all: not, as it is, or as what remains of it below the top. */
export const faceIs = { absent: 0, whole: 1, cut: 2 } as const;

/** What of a relief's faces is the same from wherever they are seen; the face of cell (i, j) is number j * (xs - 1) + i. */
export interface Mesh {
  readonly relief: Relief;
  readonly columns: number;
  /** Of each face, one of `faceIs`. */
  readonly states: Uint8Array;
  /** Unit vectors out of the upper side: x0, y0, z0, x1, ... */
  readonly normals: Float64Array;
  /** How far out along its normal a face's plane lies: a camera less far out sees it from below. */
  readonly planes: Float64Array;
  readonly steps: Uint8Array;
}

/** The faces of a relief, cut off at its top. A face with a hole at a corner is left out. */
export function meshOf(relief: Relief): Mesh {
  const { xs, ys, zs, bottom, top } = relief;
  const columns = Math.max(0, xs.length - 1);
  const count = columns * Math.max(0, ys.length - 1);
  const mesh: Mesh = { relief, columns, states: new Uint8Array(count), normals: new Float64Array(3 * count), planes: new Float64Array(count), steps: new Uint8Array(count) };
  const height = top - bottom;
  // Heights far above the cut say nothing of how the part below is lit.
  const highestLit = top + height;
  for (let face = 0; face < count; face++) {
    const [i, j] = [face % columns, Math.floor(face / columns)];
    const corner = j * xs.length + i;
    const [a, b, c, d] = [zs[corner], zs[corner + 1], zs[corner + 1 + xs.length], zs[corner + xs.length]];
    const [lowest, highest] = [Math.min(a, b, c, d), Math.max(a, b, c, d)];
    if (!Number.isFinite(highest - lowest) || lowest > top) continue;
    mesh.states[face] = highest > top ? faceIs.cut : faceIs.whole;
    const [za, zb, zc, zd] = highest > highestLit ? [a, b, c, d].map((z) => Math.min(z, highestLit)) : [a, b, c, d];
    const [dx, dy] = [xs[i + 1] - xs[i], ys[j + 1] - ys[j]];
    const slopeX = (zb + zc - za - zd) / (2 * dx);
    const slopeY = (zc + zd - za - zb) / (2 * dy);
    const length = Math.hypot(slopeX, slopeY, 1);
    mesh.normals[3 * face] = -slopeX / length;
    mesh.normals[3 * face + 1] = -slopeY / length;
    mesh.normals[3 * face + 2] = 1 / length;
    mesh.planes[face] = (-slopeX * (xs[i] + dx / 2) - slopeY * (ys[j] + dy / 2) + (za + zb + zc + zd) / 4) / length;
    const shown = (Math.min(a, top) + Math.min(b, top) + Math.min(c, top) + Math.min(d, top)) / 4;
    mesh.steps[face] = heightStep((shown - bottom) / height);
  }
  return mesh;
}

/** The tone of a face as a camera sees it under a lamp. */
export function toneOfFace({ normals, planes, steps }: Mesh, face: number, camera: Vector, lamp: Vector): number {
  // Asked of every face at every frame: taken apart by index, which is several times faster than as lists.
  const x = normals[3 * face];
  const y = normals[3 * face + 1];
  const z = normals[3 * face + 2];
  const below = x * camera[0] + y * camera[1] + z * camera[2] < planes[face];
  const cosine = x * lamp[0] + y * lamp[1] + z * lamp[2];
  return toneOf(steps[face], below ? -cosine : cosine, below);
}

/** What `project` does for one point, for all of a relief: u, v and 1/w of each, into an array that holds three numbers a point. */
export function projectAll({ xs, ys, zs }: Relief, { matrix: m }: Projection, into: Float64Array): void {
  for (let j = 0, k = 0; j < ys.length; j++) {
    const [u, v, w] = [m[1] * ys[j] + m[3], m[5] * ys[j] + m[7], m[9] * ys[j] + m[11]];
    for (let i = 0; i < xs.length; i++, k++) {
      const nearness = 1 / (m[8] * xs[i] + m[10] * zs[k] + w);
      into[3 * k] = (m[0] * xs[i] + m[2] * zs[k] + u) * nearness;
      into[3 * k + 1] = (m[4] * xs[i] + m[6] * zs[k] + v) * nearness;
      into[3 * k + 2] = nearness;
    }
  }
}

/** What of a face lies below the top, going around its corners: x0, y0, z0, x1, ... (Sutherland and Hodgman 1974). */
export function cutFace({ xs, ys, zs, top }: Relief, i: number, j: number): number[] {
  const around = [[i, j], [i + 1, j], [i + 1, j + 1], [i, j + 1]].map(([column, line]) => [xs[column], ys[line], zs[line * xs.length + column]] as const);
  return around.flatMap(([x, y, z], k) => {
    const [xNext, yNext, zNext] = around[(k + 1) % 4];
    const along = (top - z) / (zNext - z);
    return [...(z <= top ? [x, y, z] : []), ...(z <= top !== zNext <= top ? [x + along * (xNext - x), y + along * (yNext - y), top] : [])];
  });
}
