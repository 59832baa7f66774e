import { augmentationDraws, epochOrder, type Augmentation } from '../datasets/draws';
import type { Fed } from '../engine/engine';
import { stream } from '../../src-shared/math/random';

/** What update number s (from 0) is fed of the data: which examples, how each is augmented, and what dropout draws from. All by (seed, epoch, example). */
export interface StepFeeds {
  at(update: number): ExampleFeeds;
  /** The same examples in pieces of nearly the same size, none larger than the plan's. Each piece draws its own dropout. */
  pieces(update: number): readonly ExampleFeeds[];
}

export type ExampleFeeds = Readonly<Record<string, Fed>> & { readonly examples: Int32Array };

export interface FeedPlan {
  readonly seed: number;
  /** Examples in the training set. */
  readonly count: number;
  readonly batch: number;
  readonly perEpoch: number;
  /** The most examples looked at together; absent: the whole batch. */
  readonly piece?: number;
  readonly augmentation?: Augmentation;
}

export function stepFeeds({ seed, count, batch, perEpoch, augmentation, piece = batch }: FeedPlan): StepFeeds {
  let order: { readonly epoch: number; readonly examples: Int32Array } | undefined;

  const feed = (update: number, epoch: number, examples: Int32Array, number: number): ExampleFeeds => {
    const dropout = stream(seed, number === 0 ? 'dropout' : `dropout of piece ${number}`);
    const seeds = Int32Array.of(dropout.integer(2 * update, 2 ** 31), dropout.integer(2 * update + 1, 2 ** 31));
    return { examples, 'dropout-seed': seeds, ...(augmentation && augmentationDraws(seed, epoch, examples, count, augmentation)) };
  };

  const pieces = (update: number, size: number): ExampleFeeds[] => {
    const epoch = Math.floor(update / perEpoch);
    if (order?.epoch !== epoch) order = { epoch, examples: epochOrder(seed, epoch, count) };
    const first = (update % perEpoch) * batch;
    const examples = order.examples.slice(first, first + batch);
    const of = Math.ceil(examples.length / size);
    // Pieces differ by one example at most: a small rest would have poor batch statistics, or none.
    const cuts = Array.from({ length: of + 1 }, (_, i) => Math.round((i * examples.length) / of));
    return cuts.slice(1).map((end, i) => feed(update, epoch, examples.slice(cuts[i], end), i));
  };

  return { at: (update) => pieces(update, batch)[0], pieces: (update) => pieces(update, piece) };
}
