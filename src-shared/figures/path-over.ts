import type { FigureSpec, PathSpec } from '../figure';
import type { Row } from '../kind';
import { lineColours } from './colours';
import type { DrawnOver } from './draw-spots';
import type { Box, Item, Points } from './drawing';
import { facetsOf, numberIn, splitRows, titleOf, type Columns, type FigureRows } from './rows';
import type { Scale } from './scale';
import { formatNumber } from './ticks';

/** A point that a path passes, in the units of the axes. */
export interface Waypoint {
  readonly x: number;
  readonly y: number;
  readonly isMarked: boolean;
  /** How far it lies from what is drawn, where that is known. */
  readonly off?: number;
  /** The value of its own row, where what is drawn has another beneath it. */
  readonly height?: number;
}

/** A path over a panel, and how it is told from others. */
export interface PathOver {
  /** Empty for a path without a name. */
  readonly name: string;
  readonly ink: string;
  /** In multiples of its width. */
  readonly dash: readonly number[];
  /** Whether a disc stands at every point. */
  readonly hasDiscs: boolean;
  readonly points: readonly Waypoint[];
}

const [, orange] = lineColours.paper;
const BLACK = '#000000';
/** Inks of paths that differ, those of curves in their order: in a white rim they are seen on any colour and, in the legend, on white and black paper alike. */
const INKS = lineColours.paper.filter((ink) => ink !== BLACK);
/** The dash of paths that are no more than a guide, and those of paths that differ: long ones, so that more of the ink than of the rim is seen. */
const GUIDE = [3, 1.6];
const DASHES: readonly (readonly number[])[] = [[], [5, 1.2], [2.4, 1.2], [7, 1.2, 2.4, 1.2], [9, 1.2], [4, 1.2, 1.2, 1.2]];

/** What a spec asks to be drawn over its panels. */
export const pathSpecsOf = ({ path = [] }: Pick<FigureSpec, 'path'>): readonly PathSpec[] => [path].flat();

/** The paths that a spec asks for over panels with these labels, each panel's in their order; one of a name looks the same in all of them. */
export function pathsOver(spec: FigureSpec, rows: FigureRows, columns: Columns, labels: readonly string[]): readonly (readonly PathOver[])[] {
  const looks = new Map<string, Pick<PathOver, 'ink' | 'dash'>>();
  const lookOf = (name: string, { dashed, discs = true }: PathSpec): Pick<PathOver, 'ink' | 'dash'> => {
    if (dashed) return { ink: BLACK, dash: GUIDE };
    if (name === '') return { ink: BLACK, dash: [] };
    const k = looks.size;
    const look = looks.get(name) ?? { ink: INKS[k % INKS.length], dash: discs ? [] : DASHES[k % DASHES.length] };
    looks.set(name, look);
    return look;
  };
  const asked = pathSpecsOf(spec).map((path) => ({ path, facets: facetsOf({ ...spec, where: path.where }, rows, columns) }));
  return labels.map((label) => asked.flatMap(({ path, facets }) => {
    const own = facets.find((facet) => facet.label === label)?.rows ?? [];
    return splitRows(own, path.series, columns).flatMap((share): PathOver[] => {
      const points = waypointsOf(spec, path, share.rows);
      const name = path.name ?? share.label;
      return points.length === 0 ? [] : [{ name, points, hasDiscs: path.discs ?? true, ...lookOf(name, path) }];
    });
  }));
}

function waypointsOf({ x: across, y, z }: FigureSpec, { marked, off }: PathSpec, rows: readonly Row[]): Waypoint[] {
  const upwards = [y].flat()[0];
  return rows.flatMap((row): Waypoint[] => {
    const [x, y] = [numberIn(row, across), numberIn(row, upwards)];
    if (x === undefined || y === undefined) return [];
    const away = off === undefined ? undefined : numberIn(row, off);
    const height = z === undefined ? undefined : numberIn(row, z);
    return [{ x, y, isMarked: marked !== undefined && row[marked] === true, ...(away !== undefined && { off: away }), ...(height !== undefined && { height }) }];
  });
}

/** What the points set apart mean, and how far paths lie from what is drawn; empty where there are none. Throws where a column is not one of the kind's. */
export function pathNote(spec: FigureSpec, panels: readonly (readonly PathOver[])[], columns: Columns): string {
  const paths = panels.flat();
  const discs = paths.filter(({ hasDiscs }) => hasDiscs);
  const start = discs.some(({ points: [first] }) => !first.isMarked) ? 'White point: the start.' : '';
  const specs = pathSpecsOf(spec);
  const marks = specs.find(({ marked }) => marked !== undefined)?.marked;
  const apart = marks !== undefined && discs.some(({ points }) => points.some(({ isMarked }) => isMarked)) ? `Orange points: ${titleOf(columns, marks).toLowerCase()}.` : '';
  return [start, apart, distanceNote(specs, paths, columns)].filter((sentence) => sentence !== '').join(' ');
}

function distanceNote(specs: readonly PathSpec[], paths: readonly PathOver[], columns: Columns): string {
  const column = specs.find(({ off }) => off !== undefined)?.off;
  const farthest = new Map<string, number>();
  for (const { name, points } of paths) {
    const reach = Math.max(...points.flatMap(({ x, y }) => [Math.abs(x), Math.abs(y)]));
    for (const { off } of points) {
      // Rounding alone lifts nothing off a plane.
      if (off !== undefined) farthest.set(name, Math.max(off < 1e-9 * reach ? 0 : off, farthest.get(name) ?? 0));
    }
  }
  const told = [...farthest].map(([name, off]) => `${formatNumber(off, 3)}${name === '' ? '' : ` (${name})`}`);
  return column === undefined || told.length === 0 ? '' : `${titleOf(columns, column)} at most ${told.join(', ')}.`;
}

/** Paths in a panel, the later ones over the earlier; and their pieces, which labels must keep out of. */
export function drawPaths(paths: readonly PathOver[], x: Scale, y: Scale, box: Box, lineWidth: number): DrawnOver {
  const drawn = paths.map((path) => drawPath(path, x, y, box, lineWidth));
  return { items: drawn.flatMap(({ items }) => items), pieces: drawn.flatMap(({ pieces }) => pieces) };
}

/** A path to be seen on any colour: a line, a disc at every point and a ring where it begins. */
function drawPath({ points: path, ink, dash, hasDiscs }: PathOver, x: Scale, y: Scale, { left, top, width, height }: Box, lineWidth: number): DrawnOver {
  const points = path.map((point) => [left + x.place(point.x) * width, top + (1 - y.place(point.y)) * height] as const);
  const lines = [points.flat()];
  const discs = !hasDiscs ? [] : points.map(([u, v], k): Item => {
    const { isMarked } = path[k];
    const fill = isMarked ? orange : k === 0 ? '#ffffff' : ink;
    return { kind: 'polygon', points: disc(u, v, lineWidth * (isMarked || k === 0 ? 2.2 : ink === BLACK ? 1.3 : 1.8)), fill, stroke: k === 0 ? BLACK : '#ffffff', width: 0.5 };
  });
  // What is set apart lies over its neighbours.
  const [apart, others] = [discs.filter((_, k) => path[k].isMarked || k === 0), discs.filter((_, k) => !path[k].isMarked && k > 0)];
  const inner = lineWidth * (ink === BLACK ? 0.8 : 1.3);
  return {
    items: [
      { kind: 'path', lines, stroke: '#ffffff', width: (ink === BLACK ? lineWidth : inner) + 1.2 },
      { kind: 'path', lines, stroke: ink, width: inner, ...(dash.length > 0 && { dash: dash.map((part) => part * inner) }) },
      ...others, ...apart,
    ],
    pieces: points.slice(1).map((point, k) => [...points[k], ...point]),
  };
}

function disc(x: number, y: number, radius: number): Points {
  return Array.from({ length: 16 }, (_, k) => (k * Math.PI) / 8).flatMap((angle) => [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]);
}
