import type { Named, Program } from '../graph/program';
import { concrete, hasBatch, showShape, sizeOf } from '../graph/shape';
import type { Fed } from './engine';

/** Numbers given for a variable or a feed, with the shape that they have in this run. */
export interface Filled {
  readonly place: Named;
  readonly numbers: ArrayLike<number>;
  readonly shape: number[];
  /** How many examples they are, where the place has a batch. */
  readonly batch?: number;
}

/** Fits numbers into their place; throws where they do not fill it. */
export function fill(place: Named, fed: Fed): Filled {
  const numbers = typeof fed === 'number' ? [fed] : fed;
  const size = sizeOf(place.shape);
  const batch = size < 0 ? numbers.length / -size : 1;
  if (!Number.isInteger(batch) || batch * Math.abs(size) !== numbers.length) throw new Error(`${place.name} ${showShape(place.shape)} got ${numbers.length} numbers`);
  return { place, numbers, shape: concrete(place.shape, batch), ...(hasBatch(place.shape) && { batch }) };
}

/** The feeds of the given names; throws where one is missing, or where they are not all of one batch. */
export function fillFeeds(program: Program, names: readonly string[], feeds: Readonly<Record<string, Fed>>): Filled[] {
  const filled = names.map((name) => {
    const [place, fed] = [program.feeds.get(name), feeds[name]];
    if (!place || fed === undefined) throw new Error(`missing feed: ${name}`);
    return fill(place, fed);
  });
  const batches = filled.filter(({ batch }) => batch !== undefined);
  if (new Set(batches.map(({ batch }) => batch)).size > 1) throw new Error(`feeds of different batches: ${batches.map(({ place, batch }) => `${place.name} ${batch}`).join(', ')}`);
  return filled;
}
