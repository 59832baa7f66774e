import type { FigureSpec } from '../figure';
import { heightField, type HeightField } from './height-field';
import { heightScale, type HeightScale } from './height-scale';
import { pathNote, pathsOver, type PathOver } from './path-over';
import { facetsOf, titleOf, type Columns, type FigureRows } from './rows';
import { extentScale, type Scale } from './scale';
import { takeSpots, type Spot } from './spots';
import { chooseThresholds, type Thresholds } from './thresholds';

/** Rows read as values over grids, one grid a panel, on common scales: what surfaces, contours and heat maps are drawn from. */
export interface Gridded extends Overlays {
  readonly columns: readonly [x: string, y: string, z: string];
  readonly titles: readonly [x: string, y: string, z: string];
  readonly labels: readonly string[];
  readonly fields: readonly HeightField[];
  readonly x: Scale;
  readonly y: Scale;
  readonly height: HeightScale;
  /** What a reader must be told, in sentences. */
  readonly note: string;
}

/** What lies over the panels. */
export interface Overlays {
  readonly paths: readonly (readonly PathOver[])[];
  readonly spots: readonly (readonly Spot[])[];
  readonly thresholds: Thresholds['crossed'];
}

/** The columns that a spec names for its three axes, and their titles. Throws where a column is not one of the kind's. */
export function axesOf({ x, y, z = '', titles = {} }: FigureSpec, columns: Columns): Pick<Gridded, 'columns' | 'titles'> {
  const upwards = [y].flat()[0];
  return { columns: [x, upwards, z], titles: [titles.x ?? titleOf(columns, x), titles.y ?? titleOf(columns, upwards), titles.z ?? titleOf(columns, z)] };
}

/** The grids that rows span; `count` is about how many ticks, or levels, the values get. */
export function gridded(spec: FigureSpec, rows: FigureRows, columns: Columns, count?: number): Gridded {
  const axes = axesOf(spec, columns);
  const facets = facetsOf(spec, rows, columns).map(({ label, rows: some }) => ({ label, ...takeSpots(spec, some) }));
  const fields = facets.map(({ grid }) => heightField(grid, ...axes.columns));
  const labels = facets.map(({ label }) => label);
  const paths = spec.draw === 'surface' ? labels.map(() => []) : pathsOver(spec, rows, columns, labels);
  const spots = facets.map((facet) => facet.spots);
  const over = [...paths.flat().flatMap(({ points }) => points), ...spots.flat()];
  // The range of colours is no range of heights.
  const height = heightScale(fields, spec.draw === 'surface' ? { ...spec, range: undefined } : spec, axes.titles[2], count);
  const { crossed, note } = chooseThresholds(spec, fields, height.scale, spec.draw === 'surface');
  return {
    ...axes, labels, fields, paths, spots, height, thresholds: crossed,
    x: extentScale([...fields.flatMap(({ xs }) => xs), ...over.map(({ x }) => x)]), y: extentScale([...fields.flatMap(({ ys }) => ys), ...over.map(({ y }) => y)]),
    note: sentences(height.note, gapNote(fields), note, pathNote(spec, paths, columns), spec.caption),
  };
}

/** That not every value was computed; empty where all were. */
export const gapNote = (fields: readonly HeightField[]): string => (fields.some(({ filled }) => filled) ? 'Values between the points computed so far are interpolated.' : '');

/** The notes that there are, one after another. */
export const sentences = (...notes: readonly (string | undefined)[]): string => notes.filter((note) => note !== undefined && note !== '').join(' ');
