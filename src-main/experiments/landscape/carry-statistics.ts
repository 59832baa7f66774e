/** How batch norm's running statistics go along: kept, moved with the weights, or recomputed at every point. */
import type { Fed, Session } from '../../engine/engine';
import { EVALUATION_BATCH } from '../../fitting/evaluate';
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

/**
 * Replaces the session's statistics by those of one pass over the examples with the weights of a point: each batch's mean and unbiased variance
 * averaged with weight b / (n + b) (Garipov et al. 2018, their update of batch norm).
 */
export async function recomputeStatistics(session: Session, network: Network, count: number, { a, b }: Point, batch = EVALUATION_BATCH): Promise<void> {
  await session.set('statistics', new Float32Array(network.layout.statistics));
  for (let first = 0; first < count; first += batch) {
    const examples = Int32Array.from({ length: Math.min(batch, count - first) }, (_, i) => first + i);
    // What is dropped depends on the batch alone, so that neighbouring points differ by their weights only.
    const feeds: Readonly<Record<string, Fed>> = { a, b, examples, share: examples.length / (first + examples.length), 'dropout-seed': Int32Array.of(0, first) };
    await session.run('recompute', feeds);
  }
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
    await recomputeStatistics(session, network, count, point);
    return true;
  }
  const moved = way.statistics && maybeStatisticsAt(network, own, way.statistics, point, how !== 'interpolated');
  if (moved) await session.set('statistics', moved);
  return moved !== undefined;
}
