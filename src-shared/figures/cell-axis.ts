import type { Row } from '../kind';
import { makeScale, type Scale } from './scale';

/** Where a cell begins and ends on its axis, from 0 to 1. */
export type CellSpan = readonly [from: number, to: number];

/** An axis along which cells lie. */
export interface CellAxis {
  readonly scale: Scale;
  /** The cells around the lines of a grid. */
  readonly spansOf: (lines: readonly number[]) => readonly CellSpan[];
}

/** The names in a column, in the order in which they first come; undefined where it holds numbers. */
export function namesIn(rows: readonly Row[], column: string): readonly string[] | undefined {
  const hasName = rows.some((row) => typeof row[column] === 'string' || typeof row[column] === 'boolean');
  return hasName ? [...new Set(rows.map((row) => row[column]).filter((value) => value !== null && value !== undefined).map(String))] : undefined;
}

/** An axis from the lowest number to the highest, as on other figures, however many rows between them have come: each cell ends half way to the next, the outermost at their numbers. */
export function numberCells(grids: readonly (readonly number[])[]): CellAxis {
  const edges = grids.filter((lines) => lines.length > 0).map(edgesBetween);
  const scale = edges.length === 0 ? makeScale([0, 1]) : makeScale([Math.min(...edges.map((some) => some[0])), Math.max(...edges.map((some) => some[some.length - 1]))]);
  return {
    scale,
    spansOf(lines) {
      const places = edgesBetween(lines).map(scale.place);
      return lines.map((_, k) => [places[k], places[k + 1]]);
    },
  };
}

function edgesBetween(lines: readonly number[]): number[] {
  const last = lines.length - 1;
  if (last < 0) return [];
  if (last === 0) return [lines[0] - 0.5, lines[0] + 0.5];
  const between = lines.slice(1).map((line, k) => (line + lines[k]) / 2);
  return [lines[0], ...between, lines[last]];
}

/** An axis of names, which stand for the whole numbers from 0, all cells of one width; of the names as many are written as have room. */
export function nameCells(names: readonly string[], mostWritten: number): CellAxis {
  const count = Math.max(1, names.length);
  const stride = Math.ceil(count / Math.max(1, mostWritten));
  const ticks = names.map((label, value) => ({ label, value })).filter(({ value }) => value % stride === 0);
  return {
    scale: { kind: 'linear', offset: 0, domain: [-0.5, count - 0.5], ticks, place: (value) => (value + 0.5) / count },
    spansOf: (lines) => lines.map((line) => [line / count, (line + 1) / count]),
  };
}
