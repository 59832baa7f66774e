import type { Setup } from '../../../src-shared/kind';

/** The questions of a loss landscape. */
export const fields = {
  weights: { type: 'weights', label: 'Around which weights', group: 'What' },
  dataset: { type: 'dataset', label: 'Dataset', initial: 'as-trained', group: 'What', help: '"as-trained" takes the dataset that the weights were trained on.' },
  sets: { type: 'choice', label: 'Loss over', options: ['train', 'train and test'], initial: 'train', group: 'What' },
  examples: { type: 'number', label: 'Examples of each set', initial: 1000, min: 1, whole: true, group: 'What', help: 'The first so many; all, where there are fewer. None is augmented.' },
  dimensions: { type: 'choice', label: 'Dimensions', options: ['1', '2'], initial: '2', group: 'Where' },
  side: { type: 'number', label: 'Points per side', initial: 21, min: 3, max: 501, whole: true, group: 'Where', help: 'An odd number, so that the weights themselves are one of the points.' },
  reach: { type: 'number', label: 'Distance from the centre', initial: 1, min: 0.001, max: 100, unit: 'filter norms', group: 'Where' },
  normalisation: { type: 'choice', label: 'Directions normalised by', options: ['filter', 'layer', 'weight', 'none'], initial: 'filter', group: 'Directions', help: 'Gaussian directions by the seed; biases and batch-norm parameters stay where they are.' },
  orthogonal: { type: 'switch', label: 'Make the second direction orthogonal to the first before normalising', initial: false, group: 'Directions', when: { dimensions: ['2'] } },
} as const;

export type LandscapeSetup = Setup<typeof fields>;

export type LandscapeRow = {
  readonly a: number;
  readonly b: number | null;
  readonly loss: number | null;
  readonly accuracy: number | null;
  readonly testLoss: number | null;
  readonly testAccuracy: number | null;
};
