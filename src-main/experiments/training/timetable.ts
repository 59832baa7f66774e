import { cycleMoments, scheduleOf, type Scheduling } from '../schedule-of';
import type { TrainingSetup } from './setup';

/** A run's length, rows, snapshots and rates, all counted in updates. */
export interface Timetable {
  readonly updates: number;
  /** Updates that make an epoch; the last batch of an epoch may be short. */
  readonly perEpoch: number;
  /** The numbers of updates after which a row is told, ascending, from 0 (the start) to the end. */
  readonly rows: readonly number[];
  /** After how many updates the weights are kept, with the name they get. */
  readonly snapshots: ReadonlyMap<number, { readonly epoch: number } | { readonly step: number }>;
  /** The rate that update number s (from 0) uses. */
  rate(update: number): number;
}

/** Updates in an epoch. A last batch of a single example is left out, since it has no variance for batch norm. */
export const updatesPerEpoch = (examples: number, batch: number): number => {
  const whole = Math.ceil(examples / batch);
  return whole > 1 && examples % batch === 1 ? whole - 1 : whole;
};

type Timing = Scheduling & Pick<TrainingSetup, 'length' | 'unit' | 'rowEvery' | 'rowEveryUpdates' | 'snapshots' | 'keepCycles' | 'batch'>;

/** When weights are kept, ascending, in the unit of the length. */
export function keptAt(setup: Timing): number[] {
  const { snapshots, keepCycles, length } = setup;
  const all = [...snapshots, ...(keepCycles ? cycleMoments(setup, length) : []), length].filter((at) => at <= length);
  return [...new Set(all)].sort((one, other) => one - other);
}

// What falls on an update may miss it by a rounding error.
const TINY = 1e-6;

export function timetable(setup: Timing, examples: number): Timetable {
  const perEpoch = updatesPerEpoch(examples, setup.batch);
  const inEpochs = setup.unit === 'epochs';
  const unit = inEpochs ? perEpoch : 1;
  const updates = setup.length * unit;
  const every = (inEpochs ? setup.rowEvery : setup.rowEveryUpdates) * unit;
  const rows = Array.from({ length: Math.ceil(updates / every) + 1 }, (_, i) => Math.min(i * every, updates));
  // A cycle may end between two updates: its weights are those before the first update of the next.
  const snapshots = new Map(keptAt(setup).map((at) => [Math.ceil(at * unit - TINY), inEpochs && Number.isInteger(at) ? { epoch: at } : { step: Math.ceil(at * unit - TINY) }] as const));
  const schedule = scheduleOf(setup);
  // Schedules speak of epochs; counted in updates, their unit is the update.
  return { updates, perEpoch, rows, snapshots, rate: (update) => schedule(update / unit, setup.length) };
}

/** How many rows a run tells; needs no dataset. */
export function countRows({ length, unit, rowEvery, rowEveryUpdates }: Timing): number {
  return Math.ceil(length / (unit === 'epochs' ? rowEvery : rowEveryUpdates)) + 1;
}
