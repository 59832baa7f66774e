import type { Setup } from '../../../src-shared/kind';

/** The questions of an ensemble. */
export const fields = {
  weights: { type: 'weights list', label: 'Weights whose predictions are averaged', initial: [], group: 'What', help: 'Two or more: seeds, snapshots of one training, points of a curve, also of different networks. They are added one after another, in this order.' },
  dataset: { type: 'dataset', label: 'Dataset', initial: 'as-trained', group: 'What', help: '"as-trained" shows each of the weights its images as it was trained on them, which must be the same for all but for how they are normalised.' },
  split: { type: 'choice', label: 'Predictions of', options: ['train', 'test'], initial: 'test', group: 'What' },
  examples: { type: 'number', label: 'Examples', initial: 10_000, min: 1, whole: true, group: 'What', help: 'The first so many; all, where there are fewer. None is augmented.' },
  statistics: { type: 'choice', label: 'Batch-norm statistics', options: ['kept', 'recomputed'], initial: 'kept', group: 'How', help: 'Kept: as they lie with the weights. Recomputed: by one pass over training examples for each of the weights, as Garipov et al. 2018 do.' },
  statisticsOver: { type: 'number', label: 'Training examples for batch-norm statistics', initial: 50_000, min: 2, whole: true, group: 'How', when: { statistics: ['recomputed'] }, help: 'The first so many; all, where there are fewer. None is augmented.' },
  batch: { type: 'number', label: 'Examples looked at together', initial: 250, min: 1, whole: true, group: 'How', help: 'Changes memory, speed and rounding, and with them by a little what recomputed statistics come to.' },
} as const;

export type EnsembleSetup = Setup<typeof fields>;

/** One of the weights, with what those up to it come to together (member), or a bin of a reliability diagram (bin); what only one of them has is null for the other. */
export type EnsembleRow = {
  readonly part: 'member' | 'bin';
  /** Its place in the list, from 1. */
  readonly member: number | null;
  readonly weights: string | null;
  /** Of the member alone. */
  readonly accuracy: number | null;
  readonly nll: number | null;
  readonly ece: number | null;
  /** Of the mean of the predictions of this member and those before it. */
  readonly ensembleAccuracy: number | null;
  readonly ensembleNll: number | null;
  readonly ensembleEce: number | null;
  /** Of a bin: whose predictions; the members' are counted as predictions of their own, all of them together. */
  readonly of: 'Ensemble' | 'Members alone' | null;
  /** From 1. */
  readonly bin: number | null;
  /** The mean over the bin's predictions; null where it is empty, and so is its accuracy. */
  readonly confidence: number | null;
  readonly binAccuracy: number | null;
  /** The share of all predictions that lie in the bin. */
  readonly share: number | null;
};

const empty: Omit<EnsembleRow, 'part'> = {
  member: null, weights: null, accuracy: null, nll: null, ece: null, ensembleAccuracy: null, ensembleNll: null, ensembleEce: null, of: null, bin: null, confidence: null, binAccuracy: null, share: null,
};

/** A row with what is known, and nothing elsewhere. */
export const rowOf = (known: Partial<EnsembleRow> & Pick<EnsembleRow, 'part'>): EnsembleRow => ({ ...empty, ...known });
