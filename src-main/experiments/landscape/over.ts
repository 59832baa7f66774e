/** What is to be drawn over a plane through three weights: which points, in which order. */
import { evenly } from '../path-rows';
import type { LandscapeSetup } from './setup';

/** A point over the plane: an iterate, or a place on the so-many-th curve or segment, where t is 0 at its beginning and 1 at its end. */
export type Over =
  | { readonly point: 'iterate'; readonly which: number }
  | { readonly point: 'curve' | 'segment'; readonly which: number; readonly t: number };

/** Which of the three weights each segment joins. */
export const SIDES = [[0, 1], [1, 2], [2, 0]] as const;

/** Everything over the plane: the iterates in their order, the curves one after another, then the segments. */
export function overOf({ iterates, curves, segments, along }: Pick<LandscapeSetup, 'iterates' | 'curves' | 'segments' | 'along'>): Over[] {
  const lines = (point: 'curve' | 'segment', count: number) => Array.from({ length: count }, (_, which) => evenly(along).map((t): Over => ({ point, which, t }))).flat();
  return [...iterates.map((_, which): Over => ({ point: 'iterate', which })), ...lines('curve', curves.length), ...lines('segment', segments ? SIDES.length : 0)];
}
