import { bisectRight } from 'd3';
import type { Relief } from './mesh';
import type { Vector } from './projection';

/** Finer than this, a line of sight is not followed: at every frame of a turning surface there are hundreds. */
const most = 200;

/**
 * Whether nothing of a relief stands between a point on it and a camera: along the line of sight, the surface stays on the side on which it was at first.
 * What is so near that it is the point's own face does not count.
 */
export function isInSight({ xs, ys, zs, bottom, top }: Relief, [x, y, z]: Vector, camera: Vector): boolean {
  const [dx, dy, dz] = [camera[0] - x, camera[1] - y, camera[2] - z];
  const cells = Math.min(most, Math.hypot((dx * (xs.length - 1)) / (xs[xs.length - 1] - xs[0]), (dy * (ys.length - 1)) / (ys[ys.length - 1] - ys[0])));
  if (!(cells > 0)) return true;
  const tolerance = 1e-3 * (top - bottom);
  let side = 0;
  for (let k = 2; ; k++) {
    const along = k / (2 * cells);
    const [px, py, pz] = [x + along * dx, y + along * dy, z + along * dz];
    if (along > 1 || pz > top || px < xs[0] || px > xs[xs.length - 1] || py < ys[0] || py > ys[ys.length - 1]) return true;
    const above = pz - heightAt(px, py);
    if (Number.isNaN(above)) side = 0;
    if (!(Math.abs(above) > tolerance)) continue;
    if (side !== 0 && Math.sign(above) !== side) return false;
    side = Math.sign(above);
  }

  function heightAt(px: number, py: number): number {
    const [i, j] = [Math.min(xs.length - 2, bisectRight(xs, px) - 1), Math.min(ys.length - 2, bisectRight(ys, py) - 1)];
    const [u, v] = [(px - xs[i]) / (xs[i + 1] - xs[i]), (py - ys[j]) / (ys[j + 1] - ys[j])];
    const corner = j * xs.length + i;
    return (zs[corner] * (1 - u) + zs[corner + 1] * u) * (1 - v) + (zs[corner + xs.length] * (1 - u) + zs[corner + xs.length + 1] * u) * v;
  }
}
