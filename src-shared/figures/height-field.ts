import type { Row } from '../kind';
import { fillGaps } from './fill-gaps';

/** Values on a grid; NaN where there is none. */
export interface HeightField {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** (ys, xs) row by row: the value at (xs[i], ys[j]) is values[j * xs.length + i]. */
  readonly values: Float64Array;
  /** 1 where no row told the value, and it was found from those around it; absent where there is no such point. */
  readonly filled?: Uint8Array;
}

/** What stands for a place on an axis: a column's numbers, or where its values are names, their order. */
export type Place = (row: Row) => unknown;

/**
 * The grid that rows span with their x and y, columns by name or read by a function; a null value leaves a hole.
 * Values never told are found from those around them where both columns are named, and are holes where their order stands for places.
 * A landscape of 62,500 rows is read anew whenever some arrive: one pass, and no list besides typed arrays.
 */
export function heightField(rows: readonly Row[], x: string | Place, y: string | Place, z: string): HeightField {
  const [across, upwards] = [numbersOf(rows, x), numbersOf(rows, y)];
  for (let k = 0; k < rows.length; k++) if (Number.isNaN(across[k]) || Number.isNaN(upwards[k])) across[k] = upwards[k] = NaN;
  const [xs, ys] = [gridLines(across), gridLines(upwards)];
  const [columnOf, lineOf] = [indexIn(xs), indexIn(ys)];
  const values = new Float64Array(xs.length * ys.length).fill(NaN);
  const told = new Uint8Array(values.length);
  for (let k = 0; k < rows.length; k++) {
    if (Number.isNaN(across[k])) continue;
    const value = rows[k][z];
    const at = lineOf(upwards[k]) * xs.length + columnOf(across[k]);
    values[at] = typeof value === 'number' && Number.isFinite(value) ? value : NaN;
    told[at] = 1;
  }
  const filled = typeof x === 'string' && typeof y === 'string' ? fillGaps(xs, ys, values, told) : undefined;
  return { xs, ys, values, ...(filled && { filled }) };
}

function numbersOf(rows: readonly Row[], place: string | Place): Float64Array {
  const numbers = new Float64Array(rows.length);
  for (let k = 0; k < rows.length; k++) {
    const value = typeof place === 'string' ? rows[k][place] : place(rows[k]);
    numbers[k] = typeof value === 'number' && Number.isFinite(value) ? value : NaN;
  }
  return numbers;
}

/** Ascending and distinct: numbers that differ by rounding alone are one line of the grid. */
function gridLines(values: Float64Array): readonly number[] {
  // Typed arrays sort NaN behind every number.
  const sorted = Float64Array.from(new Set(values)).sort();
  const count = sorted.length > 0 && Number.isNaN(sorted[sorted.length - 1]) ? sorted.length - 1 : sorted.length;
  const tolerance = count > 1 ? 1e-9 * (sorted[count - 1] - sorted[0]) : 0;
  const lines: number[] = [];
  for (let k = 0; k < count; k++) if (lines.length === 0 || sorted[k] - lines[lines.length - 1] > tolerance) lines.push(sorted[k]);
  return lines;
}

function indexIn(lines: readonly number[]): (value: number) => number {
  const known = new Map(lines.map((line, index) => [line, index]));
  return (value) => known.get(value) ?? nearestLine(lines, value);
}

/** The index of the line of a grid that lies nearest. */
export function nearestLine(lines: ArrayLike<number>, value: number): number {
  let best = 0;
  for (let i = 1; i < lines.length; i++) if (Math.abs(lines[i] - value) < Math.abs(lines[best] - value)) best = i;
  return best;
}
