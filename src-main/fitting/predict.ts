import type { Session } from '../engine/engine';
import type { Entry, ProgramDraft } from '../graph/program';
import type { Value } from '../graph/value';
import { buildNetwork } from '../networks';
import { batchesOf, EVALUATION_BATCH, feedsAt, type EvaluationEntry, type Feeds } from './evaluate';

export interface PredictionEntry extends Omit<EvaluationEntry, 'batch'> {
  /** (batch, height, width, channels). */
  readonly images: Value;
}

/** Adds an entry that fetches what an evaluation judges: the `logits` of images (batch, classes), with stored batch-norm statistics. */
export function predictionEntry(program: ProgramDraft, name: Entry['name'], { network, weights, statistics, images, rounded }: PredictionEntry): void {
  program.entry(name, { logits: buildNetwork(network, { images, weights, statistics, mode: 'inference', rounded }).logits });
}

/** The logits of the examples 0 ... count-1 (count x classes). */
export async function predict(session: Session, entry: string, count: number, feeds: Feeds = {}, batch = EVALUATION_BATCH): Promise<Float32Array> {
  const batches: Float32Array[] = [];
  for (const examples of batchesOf(count, batch)) batches.push(Float32Array.from((await session.run(entry, { ...feedsAt(feeds, examples), examples }))['logits']));
  const all = new Float32Array(batches.reduce((length, logits) => length + logits.length, 0));
  batches.reduce((at, logits) => {
    all.set(logits, at);
    return at + logits.length;
  }, 0);
  return all;
}
