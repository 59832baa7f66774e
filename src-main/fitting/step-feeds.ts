import { augmentationDraws, epochOrder, type Augmentation } from '../datasets/draws';
import type { Fed } from '../engine/engine';
import { stream } from '../../src-shared/math/random';

/** What update number s (from 0) is fed of the data: which examples, how each is augmented, and what dropout draws from. All by (seed, epoch, example). */
export interface StepFeeds {
  at(update: number): Readonly<Record<string, Fed>>;
}

export interface FeedPlan {
  readonly seed: number;
  /** Examples in the training set. */
  readonly count: number;
  readonly batch: number;
  readonly perEpoch: number;
  readonly augmentation?: Augmentation;
}

export function stepFeeds({ seed, count, batch, perEpoch, augmentation }: FeedPlan): StepFeeds {
  const dropout = stream(seed, 'dropout');
  let order: { readonly epoch: number; readonly examples: Int32Array } | undefined;
  return {
    at(update) {
      const epoch = Math.floor(update / perEpoch);
      if (order?.epoch !== epoch) order = { epoch, examples: epochOrder(seed, epoch, count) };
      const first = (update % perEpoch) * batch;
      const examples = order.examples.slice(first, first + batch);
      const seeds = Int32Array.of(dropout.integer(2 * update, 2 ** 31), dropout.integer(2 * update + 1, 2 ** 31));
      return { examples, 'dropout-seed': seeds, ...(augmentation && augmentationDraws(seed, epoch, examples, count, augmentation)) };
    },
  };
}
