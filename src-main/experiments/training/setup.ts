import type { Setup } from '../../../src-shared/kind';
import { augmentationField } from '../augmentation-field';
import { optimiserFields } from '../optimiser-fields';
import { scheduleFields } from '../schedule-fields';

const DRAWN = ['he-normal', 'he-uniform', 'xavier-normal', 'xavier-uniform', 'torch', 'li'] as const;

/** The questions of a training run. */
export const fields = {
  network: { type: 'network', label: 'Network', group: 'What' },
  dataset: { type: 'dataset', label: 'Dataset', initial: 'glyphs', group: 'What' },
  augmentation: augmentationField,

  length: { type: 'number', label: 'Length', initial: 10, min: 0, whole: true, group: 'How long' },
  unit: { type: 'choice', label: 'Counted in', options: ['epochs', 'updates'], initial: 'epochs', group: 'How long', help: 'The unit of the length, of schedules and of snapshots.' },
  rowEvery: { type: 'number', label: 'A row every', initial: 1, min: 1, whole: true, group: 'How long', when: { unit: ['epochs'] }, unit: 'epochs' },
  rowEveryUpdates: { type: 'number', label: 'A row every', initial: 100, min: 1, whole: true, group: 'How long', when: { unit: ['updates'] }, unit: 'updates' },
  snapshots: { type: 'numbers', label: 'Keep the weights after', initial: [], min: 0, whole: true, group: 'How long', help: 'The last weights are always kept.' },
  batch: { type: 'number', label: 'Batch size', initial: 128, min: 1, whole: true, group: 'How long' },
  piece: { type: 'number', label: 'Examples looked at together', initial: 0, min: 0, whole: true, group: 'How long', help: '0: the whole batch. A batch that does not fit into memory can be looked at in pieces of at most so many examples: their gradients are summed, and the weights move once, as by the whole batch. But batch norm takes each piece by its own mean and variance, and running statistics move once for each update, by the average over its pieces.' },

  ...optimiserFields({ rate: 0.1, decay: 5e-4 }),
  smoothing: { type: 'number', label: 'Label smoothing', initial: 0, min: 0, max: 0.99, group: 'Optimiser' },

  ...scheduleFields({ schedule: 'cosine' }),
  keepCycles: { type: 'switch', label: 'Keep the weights of each cycle', initial: true, group: 'Schedule', when: { schedule: ['sgdr', 'cyclic'] }, help: 'SGDR: right before each restart. Cyclic: half-way through each cycle, where the rate is lowest.' },

  initialisation: { type: 'choice', label: 'Initial weights', options: [...DRAWN, 'given'], initial: 'he-normal', group: 'Start', help: 'Li: he-normal, with full connections of standard deviation 0.001, as the code of Li et al. 2018 has them. Given: weights of the library.' },
  initialScale: { type: 'number', label: 'Times', initial: 1, min: 0, group: 'Start', when: { initialisation: DRAWN } },
  given: { type: 'weights', label: 'Weights to start from', group: 'Start', when: { initialisation: ['given'] }, help: 'They must be those of the same network. Momentum and other memories of their optimiser begin at zero, and epochs are counted from 0 again.' },
  cleanTrain: { type: 'switch', label: 'Measure the training loss without augmentation too', initial: false, group: 'Start', help: 'One more pass over the training set for every row.' },
  precision: { type: 'choice', label: 'Precision', options: ['float32', 'float64'], initial: 'float32', group: 'Start' },
} as const;

export type TrainingSetup = Setup<typeof fields>;

export type TrainingRow = {
  readonly epoch: number;
  readonly update: number;
  /** Means over the updates since the last row, on the batches as they were trained on. */
  readonly trainLoss: number | null;
  readonly trainAccuracy: number | null;
  readonly testLoss: number | null;
  readonly testAccuracy: number | null;
  /** Over the whole training set without augmentation, where asked for. */
  readonly cleanLoss: number | null;
  readonly cleanAccuracy: number | null;
  /** The rate of the last update before the row. */
  readonly rate: number | null;
  /** 2-norm of all trainable weights. */
  readonly norm: number | null;
};
