import type { Box, Item } from './drawing';
import { perspective, placed, project, type Projection, type Vector, type View } from './projection';
import { boundsOf } from './text-size';

/** How many points of paper a unit of the box takes, and where the box's middle lies. */
export interface Fit {
  readonly enlargement: number;
  readonly x: number;
  readonly y: number;
}

/** What is written around a box that is seen through a projection. */
export type Labels = (projection: Projection) => readonly Item[];

const smallest = 20;

/** The largest fit with which a box and all that is written around it stays within its place, in the middle, from each of some views. */
export function fitViews(views: readonly View[], place: Box, size: Vector, labels: Labels): Fit {
  const flats = views.map(perspective);
  const around = (enlargement: number) => boundsOf(flats.flatMap((flat) => {
    const projection = placed(flat, enlargement, 0, 0);
    return [boxOutline(projection, size), ...labels(projection)];
  }));
  const natural = boundsOf(flats.map((flat) => boxOutline(flat, size)));
  let enlargement = Math.max(smallest, Math.min(place.width / natural.width, place.height / natural.height));
  // What is written takes nearly the same room at any enlargement, so that a few rounds suffice.
  for (let round = 0; round < 4; round++) {
    const all = around(enlargement);
    const spare = Math.min((place.width - all.width) / natural.width, (place.height - all.height) / natural.height);
    enlargement = Math.max(smallest, enlargement + spare);
    if (Math.abs(spare) < 1e-3) break;
  }
  const all = around(enlargement);
  const spareY = place.height === Infinity ? 0 : place.height - all.height;
  return { enlargement, x: place.left + (place.width - all.width) / 2 - all.left, y: place.top + spareY / 2 - all.top };
}

/** Azimuths from which a box takes the most room, with long labels at every side. */
const widest = [-65, -45, -20, 135];
const stop = 15;

/** A fit that is the same all around, so that a surface neither swells nor shrinks while it is turned; it changes only, and smoothly, with the elevation. */
export function fitAllAround({ left, top, width, height }: Box, size: Vector, labels: Labels): (view: View) => Fit {
  const slack = 0.02 * Math.min(width, height);
  const place = { left: left + slack, top: top + slack, width: width - 2 * slack, height: height - 2 * slack };
  const known = new Map<number, Fit>();
  const at = (elevation: number) => {
    const fit = known.get(elevation) ?? fitViews(widest.map((azimuth) => ({ azimuth, elevation })), place, size, labels);
    known.set(elevation, fit);
    return fit;
  };
  return ({ elevation }) => {
    const below = Math.min(90 - stop, Math.floor(elevation / stop) * stop);
    const part = (elevation - below) / stop;
    const [from, to] = [at(below), at(below + stop)];
    const between = (key: keyof Fit) => from[key] + part * (to[key] - from[key]);
    return { enlargement: between('enlargement'), x: between('x'), y: between('y') };
  };
}

/** The projection of a view with a fit, enlarged about the middle of its place by the view's zoom. */
export function fitted(view: View, { enlargement, x, y }: Fit, { left, top, width, height }: Box): Projection {
  const { zoom = 1 } = view;
  const [cx, cy] = [left + width / 2, top + height / 2];
  return placed(perspective(view), enlargement * zoom, zoom === 1 ? x : cx + (x - cx) * zoom, zoom === 1 ? y : cy + (y - cy) * zoom);
}

/** The eight corners of a box. */
export function boxOutline(projection: Projection, [width, depth, height]: Vector): Item {
  const signs = [-0.5, 0.5];
  const points = signs.flatMap((a) => signs.flatMap((b) => signs.flatMap((c) => project(projection, a * width, b * depth, c * height))));
  return { kind: 'path', lines: [points] };
}
