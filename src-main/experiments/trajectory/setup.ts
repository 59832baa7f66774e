import type { Setup } from '../../../src-shared/kind';

/** The questions of a trajectory. */
export const fields = {
  weights: { type: 'weights', label: 'Of which training', group: 'What', help: 'One that kept its weights at three moments or more; it ends at the weights named here.' },
  dataset: { type: 'dataset', label: 'Dataset', initial: 'as-trained', group: 'What', help: '"as-trained" takes the dataset that the weights were trained on.' },
  sets: { type: 'choice', label: 'Loss over', options: ['train', 'train and test'], initial: 'train', group: 'What' },
  examples: { type: 'number', label: 'Examples of each set', initial: 1000, min: 1, whole: true, group: 'What', help: 'The first so many; all, where there are fewer. None is augmented.' },
  parameters: { type: 'choice', label: 'Axes and distances over', options: ['all parameters', 'filters only'], initial: 'all parameters', group: 'Axes', help: 'Filters only: without biases and batch-norm parameters, which keep their last values on the plane. The code of the paper takes all.' },
  axes: { type: 'choice', label: 'Axes', options: ['principal', 'random'], initial: 'principal', group: 'Axes', help: 'Principal: those along which the snapshots vary most. Random: two orthonormal Gaussian ones by the seed, over which a path hardly moves: why principal axes are needed.' },
  centred: { type: 'switch', label: 'Take the mean from the snapshots before finding the axes', initial: true, group: 'Axes', when: { axes: ['principal'] }, help: 'As the code of the paper does; without it, the axes are those of the way to the last weights.' },
  plane: { type: 'switch', label: 'Loss on the plane around the path', initial: true, group: 'Plane' },
  side: { type: 'number', label: 'Points per side', initial: 21, min: 2, max: 501, whole: true, group: 'Plane', when: { plane: [true] } },
  margin: { type: 'number', label: 'Margin around the path', initial: 0.2, min: 0.01, max: 10, unit: 'of its longer side', group: 'Plane', when: { plane: [true] } },
} as const;

export type TrajectorySetup = Setup<typeof fields>;

/** A snapshot of the training (path), a point of the plane or an axis; what only one of them has is null for the others. */
export type TrajectoryRow = {
  readonly part: 'path' | 'plane' | 'axis';
  /** What stands behind ID@ for the snapshot. */
  readonly snapshot: string | null;
  /** In the unit in which the training was counted. */
  readonly moment: number | null;
  readonly a: number | null;
  readonly b: number | null;
  /** 2-norm of what the plane leaves out. */
  readonly distance: number | null;
  /** Whether the learning rate drops between this snapshot and the next. */
  readonly drop: boolean | null;
  /** Of the snapshot itself, with its own statistics; of the point of the plane, with the last weights' statistics. */
  readonly loss: number | null;
  readonly accuracy: number | null;
  readonly testLoss: number | null;
  readonly testAccuracy: number | null;
  /** Of the plane where the snapshot lies over it. */
  readonly planeLoss: number | null;
  readonly planeAccuracy: number | null;
  readonly planeTestLoss: number | null;
  readonly planeTestAccuracy: number | null;
  /** Of an axis: its number, from 1, and the share of the variation between the snapshots that lies along it. */
  readonly axis: number | null;
  readonly share: number | null;
};

const empty: Omit<TrajectoryRow, 'part'> = {
  snapshot: null, moment: null, a: null, b: null, distance: null, drop: null, loss: null, accuracy: null, testLoss: null, testAccuracy: null,
  planeLoss: null, planeAccuracy: null, planeTestLoss: null, planeTestAccuracy: null, axis: null, share: null,
};

/** A row with what is known, and nothing elsewhere. */
export const rowOf = (known: Partial<TrajectoryRow> & Pick<TrajectoryRow, 'part'>): TrajectoryRow => ({ ...empty, ...known });
