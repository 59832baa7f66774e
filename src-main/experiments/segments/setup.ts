import type { Setup } from '../../../src-shared/kind';
import { emptyPath, type PathColumns } from '../path-rows';

/** The questions of straight segments between weights. */
export const fields = {
  weights: { type: 'weights', label: 'From which weights', group: 'What' },
  others: { type: 'weights list', label: 'To which weights, in their order', initial: [], group: 'What', help: 'Of the same network, such as those kept before each restart of a training.' },
  pairs: { type: 'choice', label: 'Segments', options: ['each to the next', 'every pair'], initial: 'each to the next', group: 'What' },
  dataset: { type: 'dataset', label: 'Dataset', initial: 'as-trained', group: 'What', help: '"as-trained" takes the dataset that the first weights were trained on.' },
  points: { type: 'number', label: 'Points along each segment', initial: 31, min: 3, max: 1001, whole: true, group: 'Along the segments', help: 'Evenly, with both ends among them.' },
  examples: { type: 'number', label: 'Examples of each set', initial: 2000, min: 1, whole: true, group: 'Along the segments', help: 'That losses and accuracies are over: the first so many; all, where there are fewer. None is augmented.' },
  statisticsOver: { type: 'number', label: 'Training examples for batch-norm statistics', initial: 2000, min: 2, whole: true, group: 'Along the segments', help: 'They are computed anew at every point, in one pass over so many.' },
  decay: { type: 'number', label: 'Weight decay', initial: 5e-4, min: 0, max: 1, group: 'Along the segments', help: 'Of the weight-decay term, decay / 2 times the sum of the squares of all weights, which is told beside the loss.' },
} as const;

export type SegmentsSetup = Setup<typeof fields>;

/** A point of a segment (path), or what a quantity comes to over one (summary). */
export type SegmentRow = PathColumns & {
  readonly part: 'path' | 'summary';
  /** From where to where. */
  readonly segment: string;
  /** Along all segments, one after another: whole numbers are ends. */
  readonly place: number | null;
};

/** A row with what is known, and nothing elsewhere. */
export const rowOf = (known: Partial<SegmentRow> & Pick<SegmentRow, 'part' | 'segment'>): SegmentRow => ({ place: null, ...emptyPath, ...known });
