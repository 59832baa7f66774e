import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { constant, cosine, cyclic, cycleEnds, garipov, linear, lowestPoints, sgdr, step, warmedUp, type Schedule } from '../../../src-shared/math/schedule';
import { readNpy } from '../../../src-main/datasets/npy-file';
import { hasReference, reference } from '../../reference';

interface Golden {
  readonly file: string;
  readonly kind: string;
  readonly tolerance: number;
  readonly length: number;
  readonly iterations: number;
  readonly epochs: number;
  readonly iterations_per_epoch: number;
  readonly rate: number;
  readonly factor: number;
  readonly milestones: number[];
  readonly eta_max: number;
  readonly eta_min: number;
  readonly t0: number;
  readonly tmult: number;
  readonly start: number;
  readonly end: number;
  readonly peak: number;
  readonly warmup: number;
  readonly rate_1: number;
  readonly rate_2: number;
  readonly cycle: number;
  readonly samples: Readonly<Record<string, number>>;
  readonly restarts?: number[];
  readonly cycle_ends?: number[];
  readonly cycle_ends_if_longer?: number[];
  readonly snapshot_after_update?: number[];
}

const schedules: Record<string, (g: Golden) => Schedule> = {
  constant: ({ rate }) => constant(rate),
  step: ({ rate, factor, milestones }) => step(rate, factor, milestones),
  sgdr: ({ eta_max, eta_min, t0, tmult }) => sgdr(eta_max, eta_min, t0, tmult),
  linear: ({ start, end }) => linear(start, end),
  warmup: ({ peak, warmup }) => warmedUp(constant(peak), warmup),
  'warmup-cosine': ({ peak, warmup, eta_min }) => warmedUp(cosine(peak, eta_min), warmup),
  garipov: ({ rate }) => garipov(rate),
  cyclic: ({ rate_1, rate_2, cycle }) => cyclic(rate_1, rate_2, cycle),
};

describe.skipIf(!hasReference)('schedules', () => {
  const golden = hasReference ? (JSON.parse(readFileSync(reference('schedules', 'expected.json'), 'utf8')) as { schedules: Record<string, Golden> }).schedules : {};
  for (const [name, g] of Object.entries(golden)) {
    it(`${name} gives every update the golden rate`, async () => {
      const { data } = await readNpy(reference('schedules', g.file));
      const schedule = schedules[g.kind](g);
      // Without epochs, the unit of time is the update.
      const unit = g.iterations_per_epoch ?? 1;
      const length = g.epochs ?? g.iterations;
      expect(data.length).toBe(g.length);
      let worst = 0;
      for (let s = 0; s < g.length; s++) worst = Math.max(worst, Math.abs(schedule(s / unit, length) - Number(data[s])));
      expect(worst).toBeLessThanOrEqual(g.tolerance);
      for (const [s, rate] of Object.entries(g.samples)) expect(Math.abs(schedule(Number(s) / unit, length) - rate)).toBeLessThanOrEqual(g.tolerance);
    });
    if (g.cycle_ends) {
      it(`${name} completes its cycles at the golden epochs`, () => {
        expect(cycleEnds(g.t0, g.tmult, g.epochs)).toEqual(g.cycle_ends);
        const longer = g.cycle_ends_if_longer!;
        expect(cycleEnds(g.t0, g.tmult, longer.at(-1)!)).toEqual(longer);
      });
      it(`${name} is back at its highest rate at the first update of each golden restart, and nowhere else but at its start`, () => {
        const unit = g.iterations_per_epoch;
        const highest = Array.from({ length: g.length }, (_, s) => s).filter((s) => schedules[g.kind](g)(s / unit, g.epochs) === g.eta_max);
        expect(highest).toEqual([0, ...g.restarts!.map((epoch) => epoch * unit)]);
      });
    }
    if (g.kind === 'cyclic') {
      it(`${name} is lowest behind the golden updates`, () => {
        expect(lowestPoints(g.cycle, g.epochs).map((epoch) => epoch * g.iterations_per_epoch - 1)).toEqual(g.snapshot_after_update);
      });
    }
  }
});

describe('warmedUp', () => {
  it('rises in a straight line from 0 and then follows the schedule over what is left', () => {
    const rate = warmedUp(linear(1, 0), 10);
    expect([0, 5, 10, 60, 110].map((epoch) => rate(epoch, 110))).toEqual([0, 0.5, 1, 0.5, 0]);
  });

  it('may last as long as the run', () => {
    const rate = warmedUp(cosine(1, 0), 4);
    expect([0, 1, 2, 3].map((epoch) => rate(epoch, 4))).toEqual([0, 0.25, 0.5, 0.75]);
  });
});
