import type { FigureSpec } from '../figure';
import { heightField, type HeightField } from './height-field';
import { heightScale, type HeightScale } from './height-scale';
import { pathNote, pathsOver, type Waypoint } from './path-over';
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
  /** What lies over the panels. */
  readonly paths: readonly (readonly Waypoint[])[];
  /** What the points of paths that are set apart mean; empty where there are none. */
  readonly pathNote: string;
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
  const labels = facets.map(({ label }) => label);
  const paths = pathsOver(spec, rows, labels);
  const points = paths.flat();
  return {
    ...axes, labels, fields, paths, pathNote: pathNote(spec, paths, columns),
    x: extentScale([...fields.flatMap(({ xs }) => xs), ...points.map(({ x }) => x)]), y: extentScale([...fields.flatMap(({ ys }) => ys), ...points.map(({ y }) => y)]),
    height: heightScale(fields, spec, axes.titles[2], count),
  };
}
