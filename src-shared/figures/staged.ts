import type { DrawingName, FigureSpec } from '../figure';
import { contourGrid, contoursOf } from './contour';
import { curveReadings } from './curve-readings';
import { chooseCurves } from './curves';
import type { Box, Drawing, Item } from './drawing';
import { gridded } from './gridded';
import { heatColours, heatSteps } from './heat-colours';
import { heatGrid } from './heat-grid';
import { heatOf } from './heat';
import { paintHeat } from './heat-raster';
import { drawLines } from './lines';
import { paintMesh } from './mesh-raster';
import type { Paper } from './paper';
import { placed, project, unproject, type View } from './projection';
import type { Raster } from './raster';
import { flatPlaces, gridReadings, type Readings } from './reading';
import { nearestLine } from './height-field';
import type { Columns, FigureRows } from './rows';
import { surfaceScene, type SurfaceScene } from './surface-scene';
import { seenFrom, standOf } from './surface-view';

/** A part of a figure that is painted pixel by pixel, since it has too many polygons for a screen to keep up with. */
export interface Painted {
  readonly box: Box;
  /** Paints it onto an empty raster that covers the box with so many pixels a point. */
  readonly paint: (raster: Raster, pixels: number) => void;
}

/** How near to the camera the surface of a panel is that lies at a place on the drawing; 0 where there is none. */
export type NearnessAt = (panel: number, x: number, y: number) => number;

/** A figure as a screen shows it: a drawing in three layers, and what can be read from it. */
export interface Staged {
  readonly page: Omit<Drawing, 'items'>;
  readonly below: readonly Item[];
  readonly painted: readonly Painted[];
  readonly above: readonly Item[];
  readonly readingsWith: (nearnessAt: NearnessAt) => Readings;
}

/** A figure made ready once for its rows and its paper, to be staged for each view. */
export type Prepared = (view: View) => Staged;

type Prepare = (spec: FigureSpec, rows: FigureRows, columns: Columns, paper: Paper) => Prepared;

/** What does not turn is the same from every view. */
const always = (staged: Staged): Prepared => () => staged;

/** Makes the figure that a spec asks for ready for a screen. */
export const prepare: Prepare = (spec, rows, columns, paper) => preparations[spec.draw](spec, rows, columns, paper);

const preparations: Readonly<Record<DrawingName, Prepare>> = {
  surface: (spec, rows, columns, paper) => {
    const scene = surfaceScene(spec, gridded(spec, rows, columns), paper);
    const stand = standOf(scene);
    // Where the grid's points come to lie is written into the same lists at every frame.
    const places = scene.meshes.map(({ relief }) => new Float64Array(3 * relief.zs.length));
    return (view) => stageSurface(scene, stand, places, view);
  },
  contour: (spec, rows, columns, paper) => {
    const grid = contourGrid(spec, rows, columns);
    const { items, ...page } = contoursOf(spec, grid, paper);
    return always({ page, below: items, painted: [], above: [], readingsWith: () => gridReadings(grid, flatPlaces(grid, page.panels)) });
  },
  heat: (spec, rows, columns, paper) => {
    const grid = heatGrid(spec, rows, columns, paper);
    const { items, ...page } = heatOf(spec, grid, paper, false);
    const colours = heatColours(spec, paper);
    const hole = Number.parseInt(paper.theme.pane.slice(1), 16);
    const painted = page.panels.map(({ box }, k): Painted => {
      const cells = { ...grid.cells[k], steps: heatSteps(grid.fields[k], grid.height), colours, hole };
      return { box, paint: (raster) => paintHeat(raster, cells) };
    });
    return always({ page, below: [], painted, above: items, readingsWith: () => gridReadings(grid, { ...flatPlaces(grid, page.panels), names: grid.names }) });
  },
  lines: (spec, rows, columns, paper) => {
    const { items, ...page } = drawLines(spec, rows, columns, paper);
    return always({ page, below: items, painted: [], above: [], readingsWith: () => curveReadings(chooseCurves(spec, rows, columns, paper), page.panels, spec.x, columns) });
  },
};

function stageSurface(scene: SurfaceScene, stand: ReturnType<typeof standOf>, places: readonly Float64Array[], view: View): Staged {
  const { panels, lamp, around, bar, page } = seenFrom(scene, view, stand);
  const { grid, meshes, palette } = scene;
  const inside = (k: number, items: readonly Item[]): readonly Item[] => ((view.zoom ?? 1) > 1 ? [{ kind: 'group', clip: panels[k].place.box, items }] : items);
  return {
    page,
    below: panels.flatMap(({ behind }, k) => inside(k, behind)),
    painted: panels.map(({ place: { box }, projection, cellWidth }, k): Painted => ({
      box, paint: (raster, pixels) => paintMesh(raster, meshes[k], { projection: placed(projection, pixels, -box.left * pixels, -box.top * pixels), lamp, palette, cellWidth, pixels }, places[k]),
    })),
    above: [...panels.flatMap(({ before }, k) => inside(k, before)), ...around, bar],
    readingsWith: (nearnessAt) => gridReadings(grid, {
      at(x, y) {
        for (const [panel, { projection }] of panels.entries()) {
          const nearness = nearnessAt(panel, x, y);
          if (nearness === 0) continue;
          const [u, v] = unproject(projection, x, y, nearness);
          const { xs, ys } = meshes[panel].relief;
          return { panel, i: nearestLine(xs, u), j: nearestLine(ys, v) };
        }
        return undefined;
      },
      place({ panel, i, j }) {
        const { xs, ys, zs, top } = meshes[panel].relief;
        return project(panels[panel].projection, xs[i], ys[j], Math.min(top, zs[j * xs.length + i]));
      },
    }),
  };
}
