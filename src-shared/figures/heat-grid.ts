import type { FigureSpec } from '../figure';
import { nameCells, namesIn, numberCells, type CellAxis, type CellSpan } from './cell-axis';
import { axesOf, gapNote, sentences, type Gridded } from './gridded';
import { heightField, type Place } from './height-field';
import { heightScale } from './height-scale';
import type { Paper } from './paper';
import { pathNote, pathsOver } from './path-over';
import { facetsOf, type Columns, type FigureRows } from './rows';
import { takeSpots } from './spots';
import { textWidth } from './text-size';

/** Gridded values with the cells that they fill; on an axis of names, numbers stand for their order. */
export interface HeatGrid extends Gridded {
  /** For each field, the cells of its columns and of its lines. */
  readonly cells: readonly { readonly across: readonly CellSpan[]; readonly upwards: readonly CellSpan[] }[];
  readonly names: { readonly x?: readonly string[]; readonly y?: readonly string[] };
}

/** The cells that rows fill; the paper says how many names have room beside them. */
export function heatGrid(spec: FigureSpec, rows: FigureRows, columns: Columns, paper: Paper): HeatGrid {
  const axes = axesOf(spec, columns);
  const [x, y, z] = axes.columns;
  const facets = facetsOf(spec, rows, columns).map(({ label, rows: some }) => ({ label, ...takeSpots(spec, some) }));
  const all = facets.flatMap(({ grid }) => grid);
  const names = { x: namesIn(all, x), y: namesIn(all, y) };
  const fields = facets.map(({ grid }) => heightField(grid, placeIn(x, names.x), placeIn(y, names.y), z));
  const size = paper.fontSize * 0.875;
  const wide = (0.6 * paper.width) / Math.max(1, Math.min(3, facets.length));
  const high = paper.height ?? wide;
  const across = axisOf(names.x, fields.map(({ xs }) => xs), wide / (1.25 * Math.max(1, ...(names.x ?? []).map((name) => textWidth(name, size)))));
  const upwards = axisOf(names.y, fields.map(({ ys }) => ys), (0.6 * high) / (1.5 * size));
  const labels = facets.map(({ label }) => label);
  const paths = pathsOver(spec, rows, columns, labels);
  const height = heightScale(fields, spec, axes.titles[2]);
  return {
    ...axes, labels, fields, names, paths, height, spots: facets.map(({ spots }) => spots), thresholds: [],
    note: sentences(height.note, gapNote(fields), pathNote(spec, paths, columns), spec.caption),
    cells: fields.map(({ xs, ys }) => ({ across: across.spansOf(xs), upwards: upwards.spansOf(ys) })),
    x: across.scale, y: upwards.scale,
  };
}

const axisOf = (names: readonly string[] | undefined, grids: readonly (readonly number[])[], room: number): CellAxis => (names ? nameCells(names, room) : numberCells(grids));

function placeIn(column: string, names: readonly string[] | undefined): string | Place {
  if (!names) return column;
  const order = new Map(names.map((name, k) => [name, k]));
  return (row) => order.get(String(row[column]));
}
