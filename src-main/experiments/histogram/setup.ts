import type { Setup } from '../../../src-shared/kind';

/** The questions of a histogram of weights. */
export const fields = {
  weights: { type: 'weights', label: 'Of which weights' },
  parameters: { type: 'choice', label: 'Over', options: ['all parameters', 'filters only'], initial: 'all parameters', help: 'Filters only: without biases and batch-norm parameters.' },
  bins: { type: 'number', label: 'Bins', initial: 101, min: 1, max: 100_000, whole: true },
  reach: { type: 'number', label: 'Reach of the bins', initial: 0, min: 0, help: 'From minus this to plus this; what lies beyond is counted in the outermost bins. 0: as far as the largest weight.' },
} as const;

export type HistogramSetup = Setup<typeof fields>;

export type HistogramRow = {
  /** The middle of the bin. */
  readonly weight: number;
  readonly width: number;
  readonly count: number;
  /** Count over the number of all weights and the width: its integral over all bins is 1. */
  readonly density: number;
};
