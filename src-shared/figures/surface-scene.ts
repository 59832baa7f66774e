import type { FigureSpec } from '../figure';
import type { BoxAxes } from './box-axes';
import { colourBarWidth, type ColourBar } from './colour-bar';
import { sequential } from './colours';
import { describe } from './describe';
import type { Drawing } from './drawing';
import type { Gridded } from './gridded';
import type { HeightField } from './height-field';
import { isoLines } from './iso-lines';
import type { LayoutRequest } from './layout';
import { legendHeight, type LegendEntry } from './legend';
import { meshOf, reliefOf, type Mesh } from './mesh';
import type { Paper } from './paper';
import type { Vector } from './projection';
import { paletteOf, type Palette } from './shading';
import { thresholdLegend } from './thresholds';

/** A line on the floor of the box: x0, y0, x1, y1, ... in the box's units. */
export interface FloorLine {
  readonly colour: string;
  readonly points: readonly (readonly number[])[];
}

/** Lines around a surface at one height, in the box's units. */
export interface HeightLines {
  readonly z: number;
  /** x0, y0, x1, y1, ... */
  readonly lines: readonly (readonly number[])[];
}

/** Surfaces ready to be seen from anywhere: all that does not depend on the view. */
export interface SurfaceScene {
  readonly grid: Gridded;
  readonly paper: Paper;
  readonly size: Vector;
  readonly axes: BoxAxes;
  readonly meshes: readonly Mesh[];
  readonly floors: readonly (readonly FloorLine[])[];
  /** On each surface, the lines of each threshold. */
  readonly heights: readonly (readonly HeightLines[])[];
  /** On the floor under each surface, the places that have names. */
  readonly spots: readonly (readonly (readonly [x: number, y: number])[])[];
  readonly legend: readonly LegendEntry[];
  readonly palette: Palette;
  readonly bar: ColourBar;
  /** What the layout is asked for, but for the panels' height. */
  readonly request: Omit<LayoutRequest, 'heightOf'>;
  readonly about: Pick<Drawing, 'title' | 'description'>;
}

/** Height of the box beside its wider side. */
const boxHeight = 0.68;

/** The scene of gridded values on paper. */
export function surfaceScene(spec: FigureSpec, grid: Gridded, paper: Paper): SurfaceScene {
  const { x, y, height: { scale: z, cut }, fields, labels, titles, note } = grid;
  const extents = [x, y].map(({ domain }) => domain[1] - domain[0]);
  const size: Vector = [extents[0] / Math.max(...extents), extents[1] / Math.max(...extents), boxHeight];
  const bar = heightBar(grid, paper, cut !== undefined);
  const legend = thresholdLegend(grid.thresholds, paper);
  return {
    grid, paper, size, bar, legend,
    axes: { scales: [x, y, z], titles },
    meshes: fields.map((field) => meshOf(reliefOf(field, size, x.place, y.place, z.place))),
    floors: fields.map((_, k) => (spec.floor === 'contours' ? floorLines(grid, k, size, paper) : [])),
    heights: fields.map((field) => grid.thresholds.map(({ value }) => ({ z: (z.place(value) - 0.5) * boxHeight, lines: linesAt(field, value, grid, size) }))),
    spots: grid.spots.map((some) => some.map((spot) => [(x.place(spot.x) - 0.5) * size[0], (y.place(spot.y) - 0.5) * size[1]])),
    palette: paletteOf(paper.colours),
    request: { title: spec.title ?? '', note, headings: labels, insets: { left: 0, right: 0, top: 0, bottom: 0 }, gap: paper.fontSize, narrowest: 13 * paper.fontSize, aside: colourBarWidth(bar, paper), keepsShape: true, legendHeight: (width) => legendHeight(legend, width, paper) },
    about: { title: spec.title ?? `${titles[2]} as a surface over ${titles[0]} and ${titles[1]}`, description: describe(grid) },
  };
}

function heightBar({ height: { scale }, titles }: Gridded, paper: Paper, isCut: boolean): ColourBar {
  const colourAt = sequential[paper.colours];
  const steps = 64;
  return {
    title: titles[2],
    colours: Array.from({ length: steps }, (_, k) => ({ from: k / steps, colour: colourAt(k / (steps - 1)) })),
    ...(isCut ? { above: paper.theme.background } : {}),
    ticks: scale.ticks.map((tick) => ({ ...tick, at: scale.place(tick.value) })),
  };
}

function floorLines(grid: Gridded, k: number, size: Vector, paper: Paper): FloorLine[] {
  const { height: { scale }, fields } = grid;
  const colourAt = sequential[paper.colours];
  return scale.ticks.map(({ value }) => ({ colour: colourAt(scale.place(value)), points: linesAt(fields[k], value, grid, size) }));
}

function linesAt(field: HeightField, value: number, { x, y }: Gridded, [width, depth]: Vector): number[][] {
  return isoLines(field, value).map((line) => line.flatMap(([a, b]) => [(x.place(a) - 0.5) * width, (y.place(b) - 0.5) * depth]));
}
