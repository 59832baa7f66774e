import type { Gridded } from './gridded';
import { nearestLine, type HeightField } from './height-field';
import type { Box, PanelPlace } from './drawing';
import type { PathOver, Waypoint } from './path-over';
import { formatNumber } from './ticks';

/** A point of a figure whose values can be read: a column and a line of a panel's grid; of curves, a place along x. */
export interface Cursor {
  readonly panel: number;
  readonly i: number;
  readonly j: number;
}

/** What is read at a cursor. */
export interface Reading {
  /** The panel's heading; empty where there is one panel. */
  readonly label: string;
  readonly values: readonly { readonly title: string; readonly text: string; readonly colour?: string }[];
  /** What to point at on the drawing. */
  readonly points: readonly { readonly x: number; readonly y: number; readonly colour?: string }[];
  /** The box that a line through the points crosses from bottom to top. */
  readonly across?: Box;
}

/** How the values of a figure are found by pointer and by keyboard. */
export interface Readings {
  /** The point nearest to a place on the drawing; undefined where there is none near. */
  readonly at: (x: number, y: number) => Cursor | undefined;
  /** Where reading by keyboard begins; undefined where there are no values. */
  readonly first: Cursor | undefined;
  readonly moved: (from: Cursor, right: number, up: number) => Cursor;
  readonly read: (cursor: Cursor) => Reading | undefined;
}

/** What must be known of a figure to read gridded values from it. */
export interface GridPlaces {
  readonly at: Readings['at'];
  /** Where a grid's point lies on the drawing. */
  readonly place: (cursor: Cursor) => readonly [x: number, y: number];
  readonly names?: { readonly x?: readonly string[]; readonly y?: readonly string[] };
}

/** The readings of gridded values. */
export function gridReadings({ fields, labels, titles, paths }: Gridded, { at, place, names = {} }: GridPlaces): Readings {
  const panel = fields.findIndex(({ values }) => values.length > 0);
  const middle = (lines: readonly number[]) => nearestLine(lines, (lines[0] + lines[lines.length - 1]) / 2);
  return {
    at,
    first: panel < 0 ? undefined : { panel, i: middle(fields[panel].xs), j: middle(fields[panel].ys) },
    moved({ panel: from, i, j }, right, up) {
      const { xs, ys } = fields[from];
      // Past the last column lies the next panel.
      const to = i + right >= xs.length && fields[from + 1]?.xs.length > 0 ? from + 1 : i + right < 0 && from > 0 ? from - 1 : from;
      if (to !== from) return { panel: to, i: to > from ? 0 : fields[to].xs.length - 1, j: Math.min(j, fields[to].ys.length - 1) };
      return { panel: from, i: within(i + right, xs.length), j: within(j + up, ys.length) };
    },
    read(cursor) {
      const field = fields[cursor.panel];
      if (!field || cursor.i >= field.xs.length || cursor.j >= field.ys.length) return undefined;
      const { xs, ys, values, filled } = field;
      const at = cursor.j * xs.length + cursor.i;
      const value = values[at];
      const [x, y] = place(cursor);
      const passing = pathsAt(paths[cursor.panel] ?? [], field, cursor);
      return {
        label: labels[cursor.panel],
        values: [
          { title: titles[0], text: names.x?.[xs[cursor.i]] ?? formatNumber(xs[cursor.i], 4) },
          { title: titles[1], text: names.y?.[ys[cursor.j]] ?? formatNumber(ys[cursor.j], 4) },
          { title: titles[2], text: Number.isFinite(value) ? `${formatNumber(value, 4)}${filled?.[at] ? ' (interpolated)' : ''}` : 'no value' },
          ...passing.map(({ name, point: { off, height } }) => ({
            title: name, text: [height === undefined ? '' : formatNumber(height, 4), off === undefined ? '' : `${formatNumber(off, 3)} away`].filter((part) => part !== '').join(', '),
          })),
        ],
        points: Number.isFinite(x) && Number.isFinite(y) ? [{ x, y }] : [],
      };
    },
  };
}

/** The named paths that pass nearest to this point of the grid and to no other, each with its point nearest to it. */
function pathsAt(paths: readonly PathOver[], { xs, ys }: HeightField, { i, j }: Cursor): readonly { readonly name: string; readonly point: Waypoint }[] {
  return paths.flatMap(({ name, points }) => {
    const near = points.filter(({ x, y }) => nearestLine(xs, x) === i && nearestLine(ys, y) === j);
    if (name === '' || near.length === 0) return [];
    const distance = ({ x, y }: Waypoint) => Math.hypot(x - xs[i], y - ys[j]);
    return [{ name, point: near.reduce((best, point) => (distance(point) < distance(best) ? point : best)) }];
  });
}

const within = (index: number, count: number) => Math.min(count - 1, Math.max(0, index));

/** The places of a flat figure's grid points. */
export function flatPlaces({ fields, x, y }: Gridded, panels: readonly PanelPlace[]): Pick<GridPlaces, 'at' | 'place'> {
  return {
    at(px, py) {
      const panel = panels.findIndex(({ box }) => px >= box.left && px <= box.left + box.width && py >= box.top && py <= box.top + box.height);
      if (panel < 0 || fields[panel].values.length === 0) return undefined;
      const { left, top, width, height } = panels[panel].box;
      const [[x0, x1], [y0, y1]] = [x.domain, y.domain];
      return { panel, i: nearestLine(fields[panel].xs, x0 + ((px - left) / width) * (x1 - x0)), j: nearestLine(fields[panel].ys, y0 + (1 - (py - top) / height) * (y1 - y0)) };
    },
    place({ panel, i, j }) {
      const { left, top, width, height } = panels[panel].box;
      return [left + x.place(fields[panel].xs[i]) * width, top + (1 - y.place(fields[panel].ys[j])) * height];
    },
  };
}
