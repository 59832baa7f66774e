import type { Setup } from '../../../src-shared/kind';

const BETWEEN = ['towards other weights', 'plane through three weights'] as const;
/** Directions that lead away from the weights, to nowhere in particular. */
export const AROUND = ['random', 'from an experiment', 'from a file'] as const;
const RANDOM = ['random'] as const;
const THROUGH = ['plane through three weights'] as const;
/** Directions that can span a plane. */
export const FLAT = [...AROUND, 'plane through three weights'] as const;

/** The questions of a loss landscape. */
export const fields = {
  weights: { type: 'weights', label: 'Around which weights', group: 'What' },
  dataset: { type: 'dataset', label: 'Dataset', initial: 'as-trained', group: 'What', help: '"as-trained" takes the dataset that the weights were trained on.' },
  sets: { type: 'choice', label: 'Loss over', options: ['train', 'test', 'train and test'], initial: 'train', group: 'What' },
  examples: { type: 'number', label: 'Examples of each set', initial: 1000, min: 1, whole: true, group: 'What', help: 'The first so many; all, where there are fewer. None is augmented.' },
  penalty: { type: 'choice', label: 'Weight-decay term', options: ['left out', 'over all parameters', 'over convolutions and full connections'], initial: 'left out', group: 'What', help: 'Adds decay / 2 times the sum of the squares to every loss, as training minimises it.' },
  decay: { type: 'number', label: 'Weight decay', initial: 0.0005, min: 0, max: 1, group: 'What', when: { penalty: ['over all parameters', 'over convolutions and full connections'] } },
  directions: { type: 'choice', label: 'Directions', options: ['random', ...BETWEEN, 'from an experiment', 'from a file'], initial: 'random', group: 'Where', help: 'Random ones are Gaussian, by the seed. Towards other weights: (1 - x) times the weights plus x times the others. From an experiment: the very directions that it left behind, so that surfaces around different weights can be compared; a trajectory leaves its principal axes, the extremes of a curvature their eigenvectors.' },
  source: { type: 'experiment', kinds: ['landscape', 'trajectory', 'curvature'], needsArrays: true, label: 'Directions of which experiment', group: 'Where', when: { directions: ['from an experiment'] }, help: 'An earlier one with the same network.' },
  file: { type: 'file', label: 'File with the directions', endings: ['safetensors', 'h5', 'npy'], group: 'Where', when: { directions: ['from a file'] }, help: 'Tensors direction-1 and direction-2, directions of loss-landscape (.h5), or an array of them (.npy). The weights move by the direction itself, times the distance.' },
  other: { type: 'weights', label: 'The other weights', group: 'Where', when: { directions: BETWEEN }, help: 'Of the same network.' },
  third: { type: 'weights', label: 'The third weights', group: 'Where', when: { directions: THROUGH }, help: 'Of the same network, and not on the line through the other two.' },
  dimensions: { type: 'choice', label: 'Dimensions', options: ['1', '2'], initial: '2', group: 'Where', when: { directions: AROUND } },
  firstArray: { type: 'text', label: 'First of its arrays', initial: '', group: 'Where', when: { directions: ['from an experiment'] }, help: 'Left empty: what it left as directions, axes or eigenvectors. The weights move by the array itself, times the distance.' },
  secondArray: { type: 'text', label: 'Second of its arrays', initial: '', group: 'Where', when: { dimensions: ['2'], directions: ['from an experiment'] } },
  side: { type: 'number', label: 'Points per side', initial: 21, min: 3, max: 501, whole: true, group: 'Where', when: { directions: FLAT }, help: 'An odd number, so that the weights themselves are one of the points.' },
  reach: { type: 'number', label: 'Distance from the centre', initial: 1, min: 0.001, max: 100, unit: 'times the directions', group: 'Where', when: { directions: AROUND }, help: 'A filter-normalised direction is as long as the filter itself.' },
  from: { type: 'number', label: 'From x', initial: -0.5, min: -100, max: 0, group: 'Where', when: { directions: ['towards other weights'] }, help: 'The weights are at x = 0, the others at x = 1.' },
  to: { type: 'number', label: 'To x', initial: 1.5, min: 0.001, max: 100, group: 'Where', when: { directions: ['towards other weights'] } },
  points: { type: 'number', label: 'Points', initial: 401, min: 3, max: 10_000, whole: true, group: 'Where', when: { directions: ['towards other weights'] } },
  margin: { type: 'number', label: 'Margin around the three weights', initial: 0.2, min: 0, max: 100, group: 'Where', when: { directions: THROUGH }, help: 'As a part of the width and of the height that they span. The grid is moved by less than half a step, so that the first weights are one of its points.' },
  iterates: { type: 'weights list', label: 'Training iterates over the plane', initial: [], group: 'Over the plane', when: { directions: THROUGH }, help: 'Weights that a training kept, in their order: they are projected onto the plane and joined by a line.' },
  curves: { type: 'experiment list', kinds: ['connectivity'], label: 'Curves over the plane', initial: [], group: 'Over the plane', when: { directions: THROUGH }, help: 'That experiments of mode connectivity have found between networks, projected onto the plane. Where the three weights are both ends of a Bezier curve and its bend, the curve lies in the plane.' },
  segments: { type: 'switch', label: 'Straight segments between the three weights', initial: false, group: 'Over the plane', when: { directions: THROUGH } },
  along: { type: 'number', label: 'Points along each curve and segment', initial: 61, min: 2, max: 1001, whole: true, group: 'Over the plane', when: { directions: THROUGH }, help: 'Evenly in t, from one end to the other. The losses of curves and iterates are those of the weights themselves; how far these lie from the plane is told.' },
  besides: { type: 'weights list', label: 'And around these weights, on the same directions', initial: [], group: 'Where', when: { directions: AROUND }, help: 'Each gets a surface of its own, all on one scale. Random directions are the same draw, normalised around each; those of an experiment or a file are taken as they are.' },
  normalisation: { type: 'choice', label: 'Directions normalised by', options: ['filter', 'layer', 'weight', 'none'], initial: 'filter', group: 'Directions', when: { directions: RANDOM }, help: 'What is drawn by the seed is made as long as the weights: each filter (Li et al. 2018), each layer, or each single weight; none leaves it as drawn. What becomes of biases and batch-norm parameters is asked below.' },
  orthogonal: { type: 'switch', label: 'Make the second direction orthogonal to the first before normalising', initial: false, group: 'Directions', when: { dimensions: ['2'], directions: RANDOM } },
  repeats: { type: 'number', label: 'Repeats with other random directions', initial: 1, min: 1, max: 20, whole: true, group: 'Directions', when: { directions: RANDOM }, help: 'How far does the picture depend on the draw? One line becomes a band, one surface a row of them.' },
  still: { type: 'switch', label: 'Leave biases and batch-norm parameters where they are', initial: true, group: 'Directions', when: { directions: RANDOM }, help: 'As Li et al. do. Otherwise each of them moves as a whole, normalised by its own norm.' },
  moving: { type: 'choice', label: 'What moves', options: ['all parameters', 'all but batch norm', 'convolutions and full connections'], initial: 'all parameters', group: 'Directions', when: { directions: BETWEEN } },
  statistics: {
    type: 'choice', label: 'Batch-norm statistics along the way', options: ['kept', 'interpolated', 'interpolated, variances at least 0', 'recomputed'], initial: 'kept', group: 'Directions',
    help: 'Kept: those of the first weights. Interpolated: they move with the weights, between weights only; where a variance becomes negative there is a hole. Recomputed: one pass over the training examples at every point.',
  },
  drawing: {
    type: 'choice', label: 'Drawing', options: ['exact', 'adaptive'], initial: 'exact', group: 'Drawing', when: { directions: FLAT, dimensions: ['2'] },
    help: 'Exact: every point with every image. Adaptive: more points only where the surface bends, each with as few images as its standard error allows; the rest is interpolated, and some of that tried out.',
  },
  tolerance: { type: 'number', label: 'Tolerance', initial: 1, min: 0.01, max: 20, unit: '% of the range drawn', group: 'Drawing', when: { drawing: ['adaptive'], directions: FLAT, dimensions: ['2'] }, help: 'Of the logarithm of the loss, from the lowest to the highest loss of interest.' },
  ceiling: { type: 'number', label: 'Highest loss of interest', initial: 10, min: 0.000001, group: 'Drawing', when: { drawing: ['adaptive'], directions: FLAT, dimensions: ['2'] }, help: 'Where the figure is cut. Higher losses are drawn too, the less exactly the higher they are.' },
  precision: {
    type: 'choice', label: 'Precision', options: ['float32', 'bfloat16'], initial: 'float32', group: 'Drawing',
    help: 'bfloat16 rounds images between layers, and weights, to 8 binary digits in place of 24: up to twice as fast where the processor has it, and refused elsewhere. How far its losses are from those of float32 is measured at 9 points and told.',
  },
} as const;

export type LandscapeSetup = Setup<typeof fields>;

export type LandscapeRow = {
  readonly a: number;
  readonly b: number | null;
  readonly loss: number | null;
  readonly accuracy: number | null;
  readonly testLoss: number | null;
  readonly testAccuracy: number | null;
  /** Standard errors of the losses; 0 where every image was looked at, null where the values are interpolated. */
  readonly error: number | null;
  readonly testError: number | null;
  /** How many images of a set were looked at. */
  readonly images: number;
  readonly made: 'evaluated' | 'interpolated';
  /** Of the grid, the name of a point between its lines, or what it is of what lies over it: an iterate, a point of a curve or of a segment. */
  readonly point: string;
  readonly repeat: number;
  /** Around which weights. */
  readonly around: string;
  /** Which iterates, curve or segment over the plane; null for points of the plane itself. */
  readonly path: string | null;
  /** How far along a curve or segment, from 0 to 1. */
  readonly t: number | null;
  /** How far the weights lie from the plane; the losses are those of the weights. */
  readonly off: number | null;
};
