/** Rows along paths through weight space, for every kind that looks at some: points, and what they come to. */
import type { Seen } from '../fitting/curve/look';
import { stepsAlong, type CurveFamily, type Gram } from '../../src-shared/math/curve';
import { summarisePath } from '../../src-shared/math/path-summary';

/** A point of a path. */
export type PointColumns = {
  readonly t: number | null;
  /** Along the polygon through the points, from the path's beginning. */
  readonly distance: number | null;
  readonly trainLoss: number | null;
  readonly trainAccuracy: number | null;
  readonly testLoss: number | null;
  readonly testAccuracy: number | null;
  /** Decay / 2 times the sum of the squares of the weights on the path. */
  readonly penalty: number | null;
  readonly penalisedLoss: number | null;
};

/** What one quantity comes to over a whole path. */
export type SummaryColumns = {
  readonly quantity: string | null;
  readonly least: number | null;
  readonly greatest: number | null;
  readonly mean: number | null;
  readonly integral: number | null;
  readonly barrier: number | null;
  readonly barrierAt: number | null;
  readonly length: number | null;
};

export type PathColumns = PointColumns & SummaryColumns;

/** Nothing in any of them. */
export const emptyPath: PathColumns = {
  t: null, distance: null, trainLoss: null, trainAccuracy: null, testLoss: null, testAccuracy: null, penalty: null, penalisedLoss: null,
  quantity: null, least: null, greatest: null, mean: null, integral: null, barrier: null, barrierAt: null, length: null,
};

/** Their labels. */
export const pathColumns = {
  t: { label: 't' },
  distance: { label: 'Distance along the path' },
  trainLoss: { label: 'Training loss' },
  trainAccuracy: { label: 'Training accuracy' },
  testLoss: { label: 'Test loss' },
  testAccuracy: { label: 'Test accuracy' },
  penalty: { label: 'Weight-decay term' },
  penalisedLoss: { label: 'Training loss with the weight-decay term' },
  quantity: { label: 'Over the path' },
  least: { label: 'Least' },
  greatest: { label: 'Greatest' },
  mean: { label: 'Mean' },
  integral: { label: 'Mean over its length' },
  barrier: { label: 'Barrier' },
  barrierAt: { label: 'Barrier at t' },
  length: { label: 'Length' },
} as const;

const finite = (x: number | undefined): number | null => (x !== undefined && Number.isFinite(x) ? x : null);

/** The ts of a path (points), evenly from 0 to 1. */
export const evenly = (points: number): number[] => Array.from({ length: points }, (_, k) => k / (points - 1));

/** A point's columns: what was seen there, with the weight-decay term. */
export function pointColumns({ train, test, squares }: Seen, t: number, distance: number, decay: number): PointColumns {
  const penalty = (decay / 2) * squares;
  return {
    t,
    distance,
    trainLoss: finite(train?.loss),
    trainAccuracy: train?.accuracy ?? null,
    testLoss: finite(test?.loss),
    testAccuracy: test?.accuracy ?? null,
    penalty: finite(penalty),
    penalisedLoss: finite(train && train.loss + penalty),
  };
}

/** How far along the polygon through its points each point of a path lies (ts). */
export function distancesAlong(family: CurveFamily, gram: Gram, ts: readonly number[]): number[] {
  let gone = 0;
  return [0, ...stepsAlong(family, gram, ts).map((step) => (gone += step))];
}

type Taken = (point: PointColumns) => number | null;
const error = (accuracy: number | null) => (accuracy === null ? null : 1 - accuracy);

/** What is summarised of a path, in the order of its rows. */
export const QUANTITIES: Readonly<Record<string, Taken>> = {
  'training loss': ({ trainLoss }) => trainLoss,
  'training loss with the weight-decay term': ({ penalisedLoss }) => penalisedLoss,
  'training error': ({ trainAccuracy }) => error(trainAccuracy),
  'test loss': ({ testLoss }) => testLoss,
  'test error': ({ testAccuracy }) => error(testAccuracy),
};

/** What a quantity comes to over a path's points, which are in order; of a path with a hole in it only the length is told. */
export function summaryColumns(quantity: string, points: readonly PointColumns[], length: number): SummaryColumns {
  const values = points.map((point) => QUANTITIES[quantity](point));
  const isWhole = values.every((value) => value !== null);
  const steps = points.slice(1).map((point, k) => point.distance! - points[k].distance!);
  const summary = isWhole ? summarisePath(points.map(({ t }) => t!), values, steps) : { least: null, greatest: null, mean: null, integral: null, barrier: null, barrierAt: null };
  return { quantity, ...summary, length };
}
