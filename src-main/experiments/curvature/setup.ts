import type { Setup } from '../../../src-shared/kind';

const LANCZOS = ['extremes', 'density', 'map'] as const;

/** The questions of the curvature of a loss. */
export const fields = {
  weights: { type: 'weights', label: 'At which weights', group: 'What' },
  dataset: { type: 'dataset', label: 'Dataset', initial: 'as-trained', group: 'What', help: '"as-trained" takes the dataset that the weights were trained on.' },
  split: { type: 'choice', label: 'Loss over', options: ['train', 'test'], initial: 'train', group: 'What' },
  examples: { type: 'number', label: 'Examples', initial: 500, min: 1, whole: true, group: 'What', help: 'The first so many; all, where there are fewer. The Hessian is that of their mean loss, with stored batch-norm statistics.' },
  biases: { type: 'switch', label: 'Include biases and batch-norm parameters', initial: false, group: 'What', help: 'Li et al. leave them out.' },
  measure: {
    type: 'choice', label: 'Measure', options: ['extremes', 'trace', 'density', 'map'], initial: 'extremes', group: 'Measure',
    help: 'Extremes: the smallest and the largest eigenvalue. Trace: their sum. Density: how all of them are spread. Map: the ratio of the extremes at each point of a plane (Li et al. 2018, Fig. 7).',
  },
  of: {
    type: 'choice', label: 'Of', options: ['the whole network', 'each stage', 'each layer'], initial: 'the whole network', group: 'Measure', when: { measure: ['extremes', 'trace', 'density'] },
    help: 'Of a stage or a layer: the block of the Hessian that belongs to its weights, the others held still. A stage is a named block through which the image keeps its size (layer1, dense2), or the layers between two poolings; a full connection by itself is one.',
  },
  steps: { type: 'number', label: 'Lanczos steps at most', initial: 100, min: 1, max: 2000, whole: true, group: 'Measure', when: { measure: LANCZOS }, help: 'Each step costs one product with the Hessian and keeps one vector as long as the weights.' },
  tolerance: { type: 'number', label: 'Enough when each residual is below', initial: 0.001, min: 0, max: 1, unit: 'of its eigenvalue', group: 'Measure', when: { measure: ['extremes', 'map'] }, help: 'An eigenvalue lies no farther from what is told than the residual. One below a hundredth of the other is found when its residual is below this share of a hundredth of the other.' },
  probes: { type: 'number', label: 'Random vectors', initial: 20, min: 1, max: 10_000, whole: true, group: 'Measure', when: { measure: ['trace', 'density'] }, help: 'The standard error falls with the root of their number.' },
  points: { type: 'number', label: 'Points of the density', initial: 401, min: 2, max: 10_000, whole: true, group: 'Measure', when: { measure: ['density'] } },
  width: { type: 'number', label: 'Width of each eigenvalue', initial: 0.01, min: 0.0001, max: 1, unit: 'of the range of eigenvalues', group: 'Measure', when: { measure: ['density'] }, help: 'The standard deviation of the Gaussian as which it is drawn.' },
  side: { type: 'number', label: 'Points per side', initial: 11, min: 3, max: 501, whole: true, group: 'Where', when: { measure: ['map'] }, help: 'An odd number, so that the weights themselves are one of the points.' },
  reach: { type: 'number', label: 'Distance from the centre', initial: 1, min: 0.001, max: 100, unit: 'filter norms', group: 'Where', when: { measure: ['map'] } },
  normalisation: { type: 'choice', label: 'Directions normalised by', options: ['filter', 'layer', 'weight', 'none'], initial: 'filter', group: 'Where', when: { measure: ['map'] }, help: 'Gaussian directions, the same as of a landscape with the same seed; biases and batch-norm parameters stay where they are.' },
  orthogonal: { type: 'switch', label: 'Make the second direction orthogonal to the first before normalising', initial: false, group: 'Where', when: { measure: ['map'] } },
  precision: { type: 'choice', label: 'Precision', options: ['float32', 'float64'], initial: 'float32', group: 'How' },
  batch: { type: 'number', label: 'Examples looked at together', initial: 100, min: 1, whole: true, group: 'How', help: 'Changes memory, speed and rounding only.' },
} as const;

export type CurvatureSetup = Setup<typeof fields>;

/** What rows say, each as far as it belongs to what is measured. */
export type CurvatureRow = {
  /** What the row stands for: a Lanczos step, a random vector, a place in the density, a point of the map. */
  readonly row: 'step' | 'probe' | 'density' | 'point';
  /** Of which part of the network: the whole, a stage or a layer; nothing in a map. */
  readonly part: string | null;
  readonly step: number | null;
  readonly lambdaMin: number | null;
  readonly lambdaMax: number | null;
  readonly residualMin: number | null;
  readonly residualMax: number | null;
  readonly ratio: number | null;
  readonly probe: number | null;
  readonly sample: number | null;
  readonly trace: number | null;
  readonly error: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly eigenvalue: number | null;
  readonly density: number | null;
  readonly a: number | null;
  readonly b: number | null;
  readonly loss: number | null;
};

const empty: CurvatureRow = {
  row: 'step', part: null, step: null, lambdaMin: null, lambdaMax: null, residualMin: null, residualMax: null, ratio: null,
  probe: null, sample: null, trace: null, error: null, low: null, high: null, eigenvalue: null, density: null, a: null, b: null, loss: null,
};

/** A row with what is known, and nothing elsewhere. */
export const rowOf = (known: Partial<CurvatureRow> & Pick<CurvatureRow, 'row'>): CurvatureRow => ({ ...empty, ...known });
