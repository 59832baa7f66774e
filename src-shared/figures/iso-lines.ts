import { contours } from 'd3';
import type { HeightField } from './height-field';

export type IsoLine = readonly (readonly [x: number, y: number])[];

/** What a level cuts out of a field, in the units of the axes. */
export interface LevelCut {
  /** The rings of the region at or above the level, cut at the outermost values; outer rings and holes together. */
  readonly region: readonly IsoLine[];
  /** The lines on which the field has the level's value: open where they meet the rim or a hole. */
  readonly lines: readonly IsoLine[];
}

/** The region above a level of a field, and its lines. */
export function cutAt(field: HeightField, level: number): LevelCut {
  const found = rings(field, level);
  const inUnits = (line: IsoLine) => line.map(([u, v]) => [between(field.xs, u), between(field.ys, v)] as const);
  return { region: found.map(inUnits), lines: found.flatMap((ring) => crossings(field, level, ring)).map(inUnits) };
}

/** The lines on which a field has a value. */
export const isoLines = (field: HeightField, level: number): readonly IsoLine[] => cutAt(field, level).lines;

// d3-contour puts a value in the middle of its unit square, and rings go around outside values; here values sit on whole numbers.
function rings({ xs, ys, values }: HeightField, level: number): IsoLine[] {
  if (xs.length < 2 || ys.length < 2) return [];
  const { coordinates } = contours().size([xs.length, ys.length]).contour(values as unknown as number[], level);
  return coordinates.flatMap((polygon) => polygon.map((ring) => ring.map(([u, v]) => [u - 0.5, v - 0.5] as const)));
}

/** The runs of a ring that cross the grid between two values; the rest of it follows the rim or a hole. */
function crossings(field: HeightField, level: number, ring: IsoLine): IsoLine[] {
  const open = ring.slice(0, -1);
  const crosses = open.map(([u, v]) => isCrossing(field, level, u, v));
  const start = crosses.indexOf(false);
  if (start === -1) return [ring];
  const lines: (readonly [number, number])[][] = [];
  let line: (readonly [number, number])[] = [];
  for (let k = 1; k <= open.length; k++) {
    const at = (start + k) % open.length;
    if (crosses[at]) line.push(open[at]);
    else {
      if (line.length > 1) lines.push(line);
      line = [];
    }
  }
  return lines;
}

function isCrossing({ xs, ys, values }: HeightField, level: number, u: number, v: number): boolean {
  if (u < 0 || v < 0 || u > xs.length - 1 || v > ys.length - 1) return false;
  const low = values[Math.floor(v) * xs.length + Math.floor(u)];
  const high = values[Math.ceil(v) * xs.length + Math.ceil(u)];
  return Number.isFinite(low) && Number.isFinite(high) && (low < level) !== (high < level) || (low === high && low === level);
}

function between(lines: readonly number[], place: number): number {
  const at = Math.min(lines.length - 1, Math.max(0, place));
  const low = Math.floor(at);
  return low === at ? lines[low] : lines[low] + (at - low) * (lines[low + 1] - lines[low]);
}
