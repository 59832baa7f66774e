import { evenly, QUANTITIES } from '../path-rows';
import type { SegmentsSetup } from './setup';

/** A straight line between two weights, by their references. */
export interface Segment {
  readonly number: number;
  readonly from: string;
  readonly to: string;
}

/** The segments that a setup asks for, in their order. */
export function segmentsOf({ weights, others, pairs }: Pick<SegmentsSetup, 'weights' | 'others' | 'pairs'>): Segment[] {
  const all = [weights, ...others];
  const ends = pairs === 'each to the next'
    ? all.slice(1).map((to, k) => [all[k], to])
    : all.flatMap((from, k) => all.slice(k + 1).map((to) => [from, to]));
  return ends.map(([from, to], number) => ({ number, from, to }));
}

/** What a row is made of. */
export type Item = { readonly segment: Segment } & ({ readonly t: number } | { readonly quantity: string });

/** All rows in their order: each segment's points, then what they come to. */
export const itemsOf = (setup: Pick<SegmentsSetup, 'weights' | 'others' | 'pairs' | 'points'>): Item[] => segmentsOf(setup).flatMap((segment): Item[] => [
  ...evenly(setup.points).map((t) => ({ segment, t })),
  ...Object.keys(QUANTITIES).map((quantity) => ({ segment, quantity })),
]);
