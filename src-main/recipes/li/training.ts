/** How the networks of Li et al. 2018 are trained: as they did at paper scale, in the same manner and shorter elsewhere. */
import type { Circumstances } from '../recipe';
import { imagesFor } from './images';

export type TrainingAnswers = Readonly<Record<string, unknown>>;

export interface Trained {
  readonly network: string;
  readonly epochs: number;
  readonly batch: number;
  readonly decay?: number;
  readonly optimiser?: 'nesterov' | 'adam';
  readonly rate?: number;
  /** Epochs after which the weights are kept besides the last; every one where asked so. */
  readonly keep?: readonly number[] | 'every epoch';
  /** How many images at desk scale. */
  readonly images?: number;
}

/** The rate drops to a tenth after 1/2, 3/4 and 11/12 of the epochs: 150, 225 and 275 of 300. */
const DROPS = [1 / 2, 3 / 4, 11 / 12];

/** SGD with Nesterov momentum (or Adam), crops and flips, a rate that drops in three steps. */
export function steppedTraining(where: Circumstances, { network, epochs, batch, decay = 5e-4, optimiser = 'nesterov', rate = optimiser === 'adam' ? 1e-3 : 0.1, keep = [], images }: Trained): TrainingAnswers {
  return {
    network, dataset: imagesFor(where, images), augmentation: 'crop-flip', length: epochs, batch, optimiser, rate, decay,
    schedule: 'step', milestones: DROPS.map((part) => part * epochs), initialisation: 'li',
    snapshots: keep === 'every epoch' ? Array.from({ length: epochs + 1 }, (_, epoch) => epoch) : keep,
  };
}

/**
 * Deep residual networks: at paper scale as all others. In few epochs a rate of 0.1 from the start leaves those without skips where they began, so
 * that below paper scale both kinds get half of it, a warm-up and a cosine.
 */
export function residualTraining(where: Circumstances, trained: Trained): TrainingAnswers {
  if (where.scale === 'paper') return steppedTraining(where, trained);
  const { milestones: _, ...shared } = steppedTraining(where, { ...trained, rate: 0.05 });
  return { ...shared, schedule: 'cosine', warmup: Math.floor(trained.epochs / 4) };
}
