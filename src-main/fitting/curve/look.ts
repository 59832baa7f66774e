/** What is seen at a point of a curve: losses and accuracies over both sets, with batch-norm statistics recomputed there. */
import { augmentationDraws, type Augmentation } from '../../datasets/draws';
import type { Session } from '../../engine/engine';
import type { Network } from '../../networks';
import { evaluate, type Evaluation, type Feeds } from '../evaluate';
import { recomputeStatistics } from '../recompute';

/** How points are looked at: the same images, cropped the same way, at every one. */
export interface Looking {
  readonly session: Session;
  readonly network: Network;
  /** How many training images the pass over batch-norm statistics takes; the stored statistics stay where it is 0. */
  readonly statistics: number;
  /** How many images of each set losses are over; a set is left out where it is 0. */
  readonly train: number;
  readonly test: number;
  /** How training images are augmented, and by which seed, where they are; `all` is how many there are. */
  readonly augmented?: { readonly augmentation: Augmentation; readonly seed: number; readonly all: number };
}

export interface Seen {
  readonly train?: Evaluation;
  readonly test?: Evaluation;
  /** The sum of the squares of the weights that decay acts on. */
  readonly squares: number;
}

/** Puts the statistics of a point of the curve, given by its coefficients, into the session: one pass, where there is batch norm. */
export async function recomputeAt({ session, network, statistics, augmented }: Looking, coefficients: readonly number[]): Promise<void> {
  if (network.layout.statistics > 0 && statistics > 0) await recomputeStatistics(session, network, statistics, trainingFeeds(coefficients, augmented));
}

/** Looks at a point of the curve, given by its coefficients: one pass over statistics, and one over each set. */
export async function look(looking: Looking, coefficients: readonly number[]): Promise<Seen> {
  const { session, train, test, augmented } = looking;
  await recomputeAt(looking, coefficients);
  const fed = { coefficients: Float32Array.from(coefficients) };
  return {
    ...(train > 0 && { train: await evaluate(session, 'evaluate.train', train, trainingFeeds(coefficients, augmented)) }),
    ...(test > 0 && { test: await evaluate(session, 'evaluate.test', test, fed) }),
    squares: (await session.run('squares', fed))['squares'][0],
  };
}

function trainingFeeds(shares: readonly number[], augmented: Looking['augmented']): Feeds {
  const coefficients = Float32Array.from(shares);
  if (!augmented) return { coefficients };
  // Epoch 0 of its own seed: the crops of a point's images are those of every other point.
  const { seed, all, augmentation } = augmented;
  return (examples) => ({ coefficients, ...augmentationDraws(seed, 0, examples, all, augmentation) });
}
