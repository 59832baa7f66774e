/**
 * Batch-norm statistics computed anew for weights: one pass in which each batch's mean and unbiased variance are averaged with weight
 * b / (n + b) (Garipov et al. 2018, their update of batch norm).
 */
import type { Fed, Session } from '../engine/engine';
import { add } from '../graph/ops/add';
import { multiply } from '../graph/ops/multiply';
import { subtract } from '../graph/ops/subtract';
import type { Entry, Named, ProgramDraft } from '../graph/program';
import type { Value } from '../graph/value';
import { buildNetwork, type Network } from '../networks';
import { batchesOf, EVALUATION_BATCH, feedsAt, type Feeds } from './evaluate';

export interface RecomputeEntry {
  readonly network: Network;
  readonly weights: Value;
  readonly statistics: Named;
  /** (batch, height, width, channels). */
  readonly images: Value;
  /** int32 (2): what dropout drops. */
  readonly dropoutSeed: Value;
}

/** Adds an entry that moves the statistics by the feed `share` of the way to those of a batch. */
export function recomputeEntry(program: ProgramDraft, name: Entry['name'], { network, weights, statistics, images, dropoutSeed }: RecomputeEntry): void {
  const share = program.feed('share', []).value;
  const { batchStatistics } = buildNetwork(network, { images, weights, mode: 'training', dropoutSeed });
  program.entry(name, {}, [[statistics, add(statistics.value, multiply(subtract(batchStatistics!, statistics.value), share))]]);
}

/** Replaces the session's statistics by those of one pass over the examples 0 ... count-1. */
export async function recomputeStatistics(session: Session, { layout }: Network, count: number, feeds: Feeds = {}, batch = EVALUATION_BATCH): Promise<void> {
  await session.set('statistics', new Float32Array(layout.statistics));
  let seen = 0;
  for (const examples of batchesOf(count, batch)) {
    // What is dropped depends on the batch alone, so that neighbouring points differ by their weights only.
    const own: Readonly<Record<string, Fed>> = { examples, share: examples.length / (seen + examples.length), 'dropout-seed': Int32Array.of(0, seen) };
    await session.run('recompute', { ...feedsAt(feeds, examples), ...own });
    seen += examples.length;
  }
}
