import type { FigureSpec } from '../figure';
import type { Row } from '../kind';
import { pathSpecsOf } from './path-over';
import { numberIn, rowsWhere } from './rows';

/** A place on the axes that has a name. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly label: string;
}

/** Rows apart: those of the grid, and the places that the others name. */
export interface WithSpots {
  readonly grid: readonly Row[];
  readonly spots: readonly Spot[];
}

/** Takes out of rows those that a spec marks as spots, and those along its paths; rows without a word in the spots' column belong to the grid. */
export function takeSpots(spec: FigureSpec, all: readonly Row[]): WithSpots {
  const { spots, x, y } = spec;
  const onPaths = new Set(pathSpecsOf(spec).flatMap(({ where }) => rowsWhere(all, where)));
  const rows = onPaths.size === 0 ? all : all.filter((row) => !onPaths.has(row));
  if (!spots) return { grid: rows, spots: [] };
  const { column, except } = spots;
  const upwards = [y].flat()[0];
  const isSpot = (row: Row) => typeof row[column] === 'string' && row[column] !== except;
  return {
    grid: rows.filter((row) => !isSpot(row)),
    spots: rows.filter(isSpot).flatMap((row) => {
      const [across, up] = [numberIn(row, x), numberIn(row, upwards)];
      return across === undefined || up === undefined ? [] : [{ x: across, y: up, label: String(row[column]) }];
    }),
  };
}
