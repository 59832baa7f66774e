import type { Row } from '../kind';
import { numberIn } from './rows';

/** Values on a grid; NaN where there is none. */
export interface HeightField {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** (ys, xs) row by row: the value at (xs[i], ys[j]) is values[j * xs.length + i]. */
  readonly values: Float64Array;
}

/** The grid that rows span with their x and y; a value that is null or was never told leaves a hole. */
export function heightField(rows: readonly Row[], x: string, y: string, z: string): HeightField {
  const told = rows.filter((row) => numberIn(row, x) !== undefined && numberIn(row, y) !== undefined);
  const xs = gridLines(told.map((row) => row[x] as number));
  const ys = gridLines(told.map((row) => row[y] as number));
  const [columnOf, lineOf] = [indexIn(xs), indexIn(ys)];
  const values = new Float64Array(xs.length * ys.length).fill(NaN);
  for (const row of told) values[lineOf(row[y] as number) * xs.length + columnOf(row[x] as number)] = numberIn(row, z) ?? NaN;
  return { xs, ys, values };
}

/** Ascending and distinct: numbers that differ by rounding alone are one line of the grid. */
function gridLines(values: readonly number[]): readonly number[] {
  const sorted = Float64Array.from(new Set(values)).sort();
  const tolerance = sorted.length > 1 ? 1e-9 * (sorted[sorted.length - 1] - sorted[0]) : 0;
  const lines: number[] = [];
  for (const value of sorted) if (lines.length === 0 || value - lines[lines.length - 1] > tolerance) lines.push(value);
  return lines;
}

function indexIn(lines: readonly number[]): (value: number) => number {
  const known = new Map(lines.map((line, index) => [line, index]));
  return (value) => known.get(value) ?? nearest(lines, value);
}

function nearest(lines: readonly number[], value: number): number {
  let best = 0;
  for (let i = 1; i < lines.length; i++) if (Math.abs(lines[i] - value) < Math.abs(lines[best] - value)) best = i;
  return best;
}
