import type { FigureSpec } from '../figure';
import { lineColours } from './colours';
import type { DrawnOver } from './draw-spots';
import type { Box, Item, Points } from './drawing';
import { facetsOf, numberIn, titleOf, type Columns, type FigureRows } from './rows';
import type { Scale } from './scale';

/** A point that a path passes, in the units of the axes. */
export interface Waypoint {
  readonly x: number;
  readonly y: number;
  readonly isMarked: boolean;
}

/** The paths that a spec asks for over panels with these labels, one a panel. */
export function pathsOver(spec: FigureSpec, rows: FigureRows, columns: Columns, labels: readonly string[]): readonly (readonly Waypoint[])[] {
  const { path } = spec;
  if (!path) return labels.map(() => []);
  const upwards = [spec.y].flat()[0];
  const facets = facetsOf({ ...spec, where: path.where }, rows, columns);
  return labels.map((label) => (facets.find((facet) => facet.label === label)?.rows ?? []).flatMap((row) => {
    const [x, y] = [numberIn(row, spec.x), numberIn(row, upwards)];
    return x === undefined || y === undefined ? [] : [{ x, y, isMarked: path.marked !== undefined && row[path.marked] === true }];
  }));
}

const orange = lineColours.paper[1];

/** What the points set apart mean; empty where there are none. Throws where their column is not one of the kind's. */
export function pathNote({ path }: FigureSpec, paths: readonly (readonly Waypoint[])[], columns: Columns): string {
  const start = paths.some(([first]) => first && !first.isMarked) ? 'White point: the start.' : '';
  if (path?.marked === undefined || !paths.some((path) => path.some(({ isMarked }) => isMarked))) return start;
  return `${start} Orange points: ${titleOf(columns, path.marked).toLowerCase()}.`.trim();
}

/** A path in a panel, to be seen on any colour: a line, a disc at every point and a ring where it begins; and its pieces, which labels must keep out of. */
export function drawPath(path: readonly Waypoint[], x: Scale, y: Scale, { left, top, width, height }: Box, lineWidth: number): DrawnOver {
  if (path.length === 0) return { items: [], pieces: [] };
  const points = path.map((point) => [left + x.place(point.x) * width, top + (1 - y.place(point.y)) * height] as const);
  const lines = [points.flat()];
  const discs = points.map(([u, v], k): Item => {
    const { isMarked } = path[k];
    const fill = isMarked ? orange : k === 0 ? '#ffffff' : '#000000';
    return { kind: 'polygon', points: disc(u, v, lineWidth * (isMarked || k === 0 ? 2.2 : 1.3)), fill, stroke: k === 0 ? '#000000' : '#ffffff', width: 0.5 };
  });
  // What is set apart lies over its neighbours.
  const [apart, others] = [discs.filter((_, k) => path[k].isMarked || k === 0), discs.filter((_, k) => !path[k].isMarked && k > 0)];
  return {
    items: [
      { kind: 'path', lines, stroke: '#ffffff', width: lineWidth + 1.2 }, { kind: 'path', lines, stroke: '#000000', width: lineWidth * 0.8 },
      ...others, ...apart,
    ],
    pieces: points.slice(1).map((point, k) => [...points[k], ...point]),
  };
}

function disc(x: number, y: number, radius: number): Points {
  return Array.from({ length: 16 }, (_, k) => (k * Math.PI) / 8).flatMap((angle) => [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]);
}
