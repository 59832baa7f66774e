import { evenly, QUANTITIES } from '../path-rows';
import type { ConnectivitySetup, Line } from './setup';

/** What a row is made of. Rows follow from one another: training goes on between the looks along the curve. */
export type Item =
  | { readonly part: 'fit'; readonly epoch: number }
  | { readonly part: 'path'; readonly line: Line; readonly epoch: number | null; readonly t: number }
  | { readonly part: 'summary'; readonly line: Line; readonly epoch: number | null; readonly quantity: string };

type Timing = Pick<ConnectivitySetup, 'length' | 'points' | 'after' | 'straight'>;

function along(line: Line, epoch: number | null, points: number): Item[] {
  return [
    ...evenly(points).map((t): Item => ({ part: 'path', line, epoch, t })),
    ...Object.keys(QUANTITIES).map((quantity): Item => ({ part: 'summary', line, epoch, quantity })),
  ];
}

/** All rows in their order: the straight segment, the curve's epochs with the looks along it on the way, and the curve as it ends. */
export function itemsOf({ length, points, after, straight }: Timing): Item[] {
  const looks = new Set(after);
  const epochs = Array.from({ length: length + 1 }, (_, epoch): Item[] => [
    { part: 'fit', epoch },
    ...(epoch === length ? along('curve', epoch, points) : looks.has(epoch) ? along('curve on the way', epoch, points) : []),
  ]);
  return [...(straight ? along('straight segment', null, points) : []), ...epochs.flat()];
}
