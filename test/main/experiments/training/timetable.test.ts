import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { training } from '../../../../src-main/experiments/training';
import { parseSetup } from '../../../../src-main/experiments/kind';
import { timetable } from '../../../../src-main/experiments/training/timetable';
import { hasReference, reference } from '../../../reference';

const plan = (setup: object, perEpoch: number) => timetable(parseSetup(training, { network: 'resnet-8', batch: 10, ...setup }), 10 * perEpoch);

interface Golden {
  readonly iterations_per_epoch: number;
  readonly epochs: number;
  readonly snapshot_after_update: readonly number[];
}

describe.skipIf(!hasReference)('the weights of each cycle', () => {
  const { sgdr, cyclic } = hasReference ? (JSON.parse(readFileSync(reference('schedules', 'expected.json'), 'utf8')) as { schedules: Record<string, Golden & Record<string, number>> }).schedules : {};

  it('are kept after the last update before each restart of SGDR, and at its end', () => {
    const { snapshots } = plan({ schedule: 'sgdr', rate: sgdr.eta_max, end: sgdr.eta_min, cycle: sgdr.t0, cycleFactor: sgdr.tmult, length: sgdr.epochs }, sgdr.iterations_per_epoch);
    expect([...snapshots.keys()]).toEqual(sgdr.snapshot_after_update.map((update) => update + 1));
    expect([...snapshots.values()]).toEqual([{ epoch: 10 }, { epoch: 30 }, { epoch: 70 }]);
  });

  it('are kept before the update with the lowest rate of each cycle of fast geometric ensembling, besides the last', () => {
    const { snapshots } = plan({ schedule: 'cyclic', rate: cyclic.rate_1, end: cyclic.rate_2, cycle: cyclic.cycle, length: cyclic.epochs }, cyclic.iterations_per_epoch);
    expect([...snapshots.keys()]).toEqual([...cyclic.snapshot_after_update.map((update) => update + 1), cyclic.epochs * cyclic.iterations_per_epoch]);
  });
});

describe('a timetable', () => {
  it('keeps no weights of cycles that are not wanted', () => {
    expect([...plan({ schedule: 'sgdr', cycle: 2, length: 10, keepCycles: false }, 4).snapshots.keys()]).toEqual([40]);
  });

  it('moves restarts behind the warm-up', () => {
    const { snapshots, rate } = plan({ schedule: 'sgdr', rate: 1, cycle: 2, cycleFactor: 2, warmup: 1, length: 7 }, 4);
    expect([...snapshots.values()]).toEqual([{ epoch: 3 }, { epoch: 7 }]);
    expect([rate(3), rate(4), rate(12)]).toEqual([0.75, 1, 1]);
    expect(rate(11)).toBeLessThan(0.1);
  });

  it('names weights kept within an epoch by their update, before the first of the next cycle', () => {
    const { snapshots, rate } = plan({ schedule: 'sgdr', rate: 1, cycle: 1, cycleFactor: 1.5, length: 3 }, 3);
    // Cycles end after 1 and 2.5 epochs: after 3 updates and within the eighth.
    expect([...snapshots]).toEqual([[3, { epoch: 1 }], [8, { step: 8 }], [9, { epoch: 3 }]]);
    expect(rate(8)).toBeGreaterThan(rate(7));
  });

  it('keeps weights once where a cycle ends at a place that is asked for too', () => {
    expect([...plan({ schedule: 'sgdr', cycle: 2, cycleFactor: 1, length: 4, snapshots: [1, 2] }, 4).snapshots.values()]).toEqual([{ epoch: 1 }, { epoch: 2 }, { epoch: 4 }]);
  });
});
