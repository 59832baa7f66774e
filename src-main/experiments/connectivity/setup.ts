import type { Setup } from '../../../src-shared/kind';
import { FAMILIES } from '../../../src-shared/math/curve';
import { augmentationField } from '../augmentation-field';
import { optimiserFields } from '../optimiser-fields';
import { emptyPath, type PathColumns } from '../path-rows';
import { scheduleFields } from '../schedule-fields';

const moved = optimiserFields({ rate: 0.03, decay: 5e-4 });

/** The questions of a curve between two networks. */
export const fields = {
  weights: { type: 'weights', label: 'From which weights', group: 'What' },
  other: { type: 'weights', label: 'To which weights', group: 'What', help: 'Of the same network, such as those of a training with another seed. Both ends stay where they are.' },
  dataset: { type: 'dataset', label: 'Dataset', initial: 'as-trained', group: 'What', help: '"as-trained" takes the dataset that the first weights were trained on.' },
  augmentation: augmentationField,

  curve: { type: 'choice', label: 'Curve', options: FAMILIES, initial: 'bezier', group: 'Curve', help: 'Bezier: bent towards its bends. Chain: straight from bend to bend.' },
  bends: { type: 'number', label: 'Free bends', initial: 1, min: 1, max: 20, whole: true, group: 'Curve', help: 'Garipov et al. take one.' },
  start: { type: 'choice', label: 'Bends start', options: ['on the straight line', 'at other weights'], initial: 'on the straight line', group: 'Curve', help: 'On the straight line: evenly spaced between the ends, as Garipov et al. have them.' },
  startAt: { type: 'weights list', label: 'Weights where they start', initial: [], group: 'Curve', when: { start: ['at other weights'] }, help: 'One for each bend, in their order from the first end.' },

  length: { type: 'number', label: 'Length', initial: 30, min: 0, whole: true, unit: 'epochs', group: 'How long', help: 'Garipov et al. take 200 for ResNets and 600 for VGG-16. Each update trains a point of the curve drawn evenly in t.' },
  batch: { type: 'number', label: 'Batch size', initial: 128, min: 2, whole: true, group: 'How long' },

  ...moved,
  decay: { ...moved.decay, help: 'Of the weights on the curve, not of the bends: it reaches the bends through the gradient, whatever the optimiser.' },
  ...scheduleFields({ schedule: 'garipov' }),

  points: { type: 'number', label: 'Points along the curve', initial: 61, min: 3, max: 1001, whole: true, group: 'Along the curve', help: 'Evenly in t, which is 0 at the first end and 1 at the other.' },
  examples: { type: 'number', label: 'Examples of each set', initial: 2000, min: 1, whole: true, group: 'Along the curve', help: 'That losses and accuracies are over: the first so many; all, where there are fewer.' },
  statisticsOver: { type: 'number', label: 'Training examples for batch-norm statistics', initial: 2000, min: 2, whole: true, group: 'Along the curve', help: 'They are computed anew at every point, in one pass over so many.' },
  trainImages: { type: 'choice', label: 'Training images along the curve', options: ['as they are', 'augmented'], initial: 'as they are', group: 'Along the curve', when: { augmentation: ['crop', 'crop-flip'] }, help: 'The training losses that Garipov et al. publish are over augmented images, and with the weight-decay term, which is always told too.' },
  straight: { type: 'switch', label: 'Look along the straight segment too', initial: true, group: 'Along the curve' },
  after: { type: 'numbers', label: 'Look along the curve also after', initial: [], min: 0, whole: true, group: 'Along the curve', help: 'Epochs of its training: how the curve is found.' },
  keep: { type: 'numbers', label: 'Keep the weights at t', initial: [0.5], min: 0, max: 1, group: 'Along the curve', help: 'With batch-norm statistics computed there, as weights of their own for an ensemble or a landscape. The bends are always kept.' },
} as const;

export type ConnectivitySetup = Setup<typeof fields>;

export type Line = 'curve' | 'curve on the way' | 'straight segment';

/** An epoch of training (fit), a point of a path (path), or what a quantity comes to over a path (summary). */
export type ConnectivityRow = PathColumns & {
  readonly part: 'fit' | 'path' | 'summary';
  /** Which path. */
  readonly line: Line | null;
  /** How many epochs the curve has been trained for. */
  readonly epoch: number | null;
  readonly update: number | null;
  /** Of the last update before the row. */
  readonly rate: number | null;
};

const empty: Omit<ConnectivityRow, 'part'> = { line: null, epoch: null, update: null, rate: null, ...emptyPath };

/** A row with what is known, and nothing elsewhere. */
export const rowOf = (known: Partial<ConnectivityRow> & Pick<ConnectivityRow, 'part'>): ConnectivityRow => ({ ...empty, ...known });
