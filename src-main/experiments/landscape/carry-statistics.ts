/** How batch norm's running statistics go along: kept, moved with the weights, or recomputed at every point. */
import type { Session } from '../../engine/engine';
import { recomputeStatistics } from '../../fitting/recompute';
import type { Network } from '../../networks';
import { EPSILON } from '../../networks/build';
import type { LandscapeSetup } from './setup';
import type { Point, Way } from './way';

/** The running statistics at a point of a way between weights; undefined where batch norm would take the root of a negative variance. */
export function maybeStatisticsAt(network: Network, own: Float32Array, along: NonNullable<Way['statistics']>, { a, b }: Point, clamp: boolean): Float64Array | undefined {
  const moved = Float64Array.from(own, (x, k) => x + a * along[0][k] + b * along[1][k]);
  for (const { kind, offset, size } of network.layout.running) {
    if (kind !== 'variance') continue;
    for (let k = offset; k < offset + size; k++) {
      if (clamp) moved[k] = Math.max(0, moved[k]);
      else if (moved[k] + EPSILON <= 0) return undefined;
    }
  }
  return moved;
}

export interface Carried {
  readonly network: Network;
  readonly own: Float32Array;
  readonly way: Way;
  readonly how: LandscapeSetup['statistics'];
  /** How many training examples a pass goes over. */
  readonly count: number;
}

/** Puts the statistics of a point into the session; false where there are none that make sense. */
export async function carryStatistics(session: Session, point: Point, { network, own, way, how, count }: Carried): Promise<boolean> {
  if (how === 'kept' || own.length === 0) return true;
  if (how === 'recomputed') {
    await recomputeStatistics(session, network, count, { ...point });
    return true;
  }
  const moved = way.statistics && maybeStatisticsAt(network, own, way.statistics, point, how !== 'interpolated');
  if (moved) await session.set('statistics', moved);
  return moved !== undefined;
}
