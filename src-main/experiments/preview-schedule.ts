import type { Row } from '../../src-shared/kind';
import type { Preview } from '../../src-shared/preview';
import { restartsOf, scheduleMoments, scheduleOf, type Scheduling } from './schedule-of';

/** What the rate is drawn over, besides the answers that decide it. */
export interface Span {
  readonly length: number;
  readonly unit: 'epochs' | 'updates';
  /** When weights are kept, in that unit; absent: it is not shown. */
  readonly kept?: readonly number[];
}

/** Values of the rate over the whole run, besides those where its course changes. */
const FINE = 400;
/** More changes of course are no picture, and would be long in coming. */
const MOST = 2000;

/** The learning rate over a run as it is planned, with its restarts and with the moments at which weights are kept; undefined for a run without updates. */
export function previewSchedule(setup: Scheduling, { length, unit, kept }: Span): Preview | undefined {
  const ends = [...new Set([...scheduleMoments(setup, length, MOST), ...(kept ?? []), length])].filter((at) => at > 0 && at <= length).sort((one, other) => one - other);
  if (length === 0 || ends.length > MOST) return undefined;
  const schedule = scheduleOf(setup);
  const isKept = new Set(kept);
  const restarts = restartsOf(setup, length);
  const row = (time: number, isMarked: boolean): Row => ({ time, rate: schedule(time, length), kept: isMarked });
  const rows = ends.flatMap((end, i) => {
    const start = i === 0 ? 0 : ends[i - 1];
    const count = Math.max(2, Math.ceil((FINE * (end - start)) / length));
    const within = Array.from({ length: count }, (_, k) => row(start + ((end - start) * k) / count, k === 0 && start === 0 && isKept.has(0)));
    // The rate may jump there: what weights are kept after is the update before.
    const instant = (end - start) * 1e-6;
    return [...within, row(end - instant, isKept.has(end)), ...(restarts.includes(end) ? [{ time: end - instant / 2, rate: null, kept: false }] : [])];
  });
  return {
    group: 'Schedule',
    figure: {
      draw: 'lines', title: 'Learning rate as planned', x: 'time', y: ['rate'],
      uprights: { at: restarts, label: 'Restarts' },
      ...(kept && { dots: { column: 'kept', label: 'Weights are kept' } }),
    },
    rows,
    columns: { time: { label: unit === 'epochs' ? 'Epoch' : 'Update' }, rate: { label: 'Learning rate' }, kept: { label: 'Weights are kept' } },
  };
}
