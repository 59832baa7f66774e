import type { FigureSpec } from '../figure';
import { heightField, type HeightField } from './height-field';
import { heightScale, type HeightScale } from './height-scale';
import { facetsOf, titleOf, type Columns, type FigureRows } from './rows';
import { extentScale, type Scale } from './scale';

/** Rows read as values over grids, one grid a panel, on common scales: what surfaces and contours are drawn from. */
export interface Gridded {
  readonly columns: readonly [x: string, y: string, z: string];
  readonly titles: readonly [x: string, y: string, z: string];
  readonly labels: readonly string[];
  readonly fields: readonly HeightField[];
  readonly x: Scale;
  readonly y: Scale;
  readonly height: HeightScale;
}

/** The columns that a spec names for its three axes, and their titles. Throws where a column is not one of the kind's. */
export function axesOf({ x, y, z = '', titles = {} }: FigureSpec, columns: Columns): Pick<Gridded, 'columns' | 'titles'> {
  const upwards = [y].flat()[0];
  return { columns: [x, upwards, z], titles: [titles.x ?? titleOf(columns, x), titles.y ?? titleOf(columns, upwards), titles.z ?? titleOf(columns, z)] };
}

/** The grids that rows span; `count` is about how many ticks, or levels, the values get. */
export function gridded(spec: FigureSpec, rows: FigureRows, columns: Columns, count?: number): Gridded {
  const axes = axesOf(spec, columns);
  const facets = facetsOf(spec, rows);
  const fields = facets.map((facet) => heightField(facet.rows, ...axes.columns));
  return {
    ...axes, labels: facets.map(({ label }) => label), fields,
    x: extentScale(fields.flatMap(({ xs }) => xs)), y: extentScale(fields.flatMap(({ ys }) => ys)),
    height: heightScale(fields, spec, axes.titles[2], count),
  };
}
