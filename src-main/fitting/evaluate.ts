import type { Fed, Session } from '../engine/engine';
import type { Entry, ProgramDraft } from '../graph/program';
import { sum } from '../graph/ops/sum';
import type { Value } from '../graph/value';
import { buildNetwork, type Network, type NetworkInputs } from '../networks';
import { crossEntropy, hits, isRight } from './cross-entropy';
import type { Batch } from './examples';

/** The loss (mean cross-entropy over the examples) and the share of examples classified rightly. */
export interface Evaluation {
  readonly loss: number;
  readonly accuracy: number;
}

/** The examples are taken in this many at a time; the loss is averaged by example, so that the size only changes rounding. */
export const EVALUATION_BATCH = 250;

export interface EvaluationEntry {
  readonly network: Network;
  readonly weights: Value;
  readonly statistics?: Value;
  /** What to look at; in most cases examples of a split as they are. */
  readonly batch: Batch;
  /** What the network's images are rounded to between its layers, where they are. */
  readonly rounded?: NetworkInputs['rounded'];
}

/** Adds an entry that computes the summed loss and the hits of a batch, with stored batch-norm statistics. */
export function evaluationEntry(program: ProgramDraft, name: Entry['name'], { network, weights, statistics, batch: { images, labels }, rounded }: EvaluationEntry): void {
  const { logits } = buildNetwork(network, { images, weights, statistics, mode: 'inference', rounded });
  program.entry(name, { loss: sum(crossEntropy(logits, labels)), hits: hits(logits, labels) });
}

/** Adds such an entry that also tells the loss of each example, and whether it is classified rightly: `losses` and `right` (batch). */
export function eachEntry(program: ProgramDraft, name: Entry['name'], { network, weights, statistics, batch: { images, labels }, rounded }: EvaluationEntry): void {
  const { logits } = buildNetwork(network, { images, weights, statistics, mode: 'inference', rounded });
  const [losses, right] = [crossEntropy(logits, labels), isRight(logits, labels)];
  program.entry(name, { loss: sum(losses), hits: sum(right), losses, right });
}

/** What a batch is fed besides the numbers of its examples: the same for all, or by them. */
export type Feeds = Readonly<Record<string, Fed>> | ((examples: Int32Array) => Readonly<Record<string, Fed>>);

/** The feeds of a batch. */
export const feedsAt = (feeds: Feeds, examples: Int32Array): Readonly<Record<string, Fed>> => (typeof feeds === 'function' ? feeds(examples) : feeds);

/** The numbers 0 ... count-1 in batches, the last of which may be short. */
export const batchesOf = (count: number, batch: number): Int32Array[] =>
  Array.from({ length: Math.ceil(count / batch) }, (_, k) => Int32Array.from({ length: Math.min(batch, count - k * batch) }, (_, i) => k * batch + i));

/** Runs an evaluation entry over the examples 0 ... count-1. */
export async function evaluate(session: Session, entry: string, count: number, feeds: Feeds = {}, batch = EVALUATION_BATCH): Promise<Evaluation> {
  let loss = 0;
  let right = 0;
  for (const examples of batchesOf(count, batch)) {
    const found = await session.run(entry, { ...feedsAt(feeds, examples), examples });
    loss += found['loss'][0];
    right += found['hits'][0];
  }
  return { loss: loss / count, accuracy: right / count };
}
