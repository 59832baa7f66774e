import { describe, expect, it } from 'vitest';
import { connectivity } from '../../../src-main/experiments/connectivity';
import { training } from '../../../src-main/experiments/training';
import { parseSetup } from '../../../src-main/experiments/kind';
import { scheduleOf } from '../../../src-main/experiments/schedule-of';
import { draw, choosePaper } from '../../../src-shared/figures';

const setupOf = (given: object) => parseSetup(training, { network: 'resnet-8', ...given });
const previewOf = (given: object) => training.preview!(setupOf(given))!;
const rateAt = (rows: ReturnType<typeof previewOf>['rows'], time: number) => rows.find((row) => row['time'] === time)?.['rate'];

describe('the preview of a schedule', () => {
  it.each([
    { schedule: 'constant' }, { schedule: 'step', milestones: [3, 7] }, { schedule: 'linear' }, { schedule: 'cosine', warmup: 2 }, { schedule: 'sgdr', cycle: 2 },
    { schedule: 'garipov' }, { schedule: 'garipov', length: 40_000, unit: 'updates' }, { schedule: 'cyclic', cycle: 3, length: 11 },
  ])('shows the rates that a run of %j takes, from its start to its end', (given) => {
    const setup = setupOf(given);
    const { rows, figure, columns } = previewOf(given);
    const times = rows.map(({ time }) => time as number);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect([times[0], times.at(-1)]).toEqual([0, expect.closeTo(setup.length, 1)]);
    for (const { time, rate } of rows) if (rate !== null) expect(rate).toBe(scheduleOf(setup)(time as number, setup.length));
    expect(rows.length).toBeGreaterThan(300);
    expect(draw(figure, rows, columns, choosePaper()).title).toBe('Learning rate as planned');
  });

  it('falls and jumps where the rate does, not on the way between two values', () => {
    const { rows, figure } = previewOf({ schedule: 'sgdr', rate: 1, end: 0.1, cycle: 2, cycleFactor: 1, length: 6 });
    expect(figure.uprights).toEqual({ at: [2, 4], label: 'Restarts' });
    for (const restart of [2, 4]) {
      expect(rateAt(rows, restart)).toBe(1);
      const [before, gap] = rows.filter(({ time }) => (time as number) < restart).slice(-2);
      expect(gap['rate']).toBeNull();
      expect(before['rate']).toBeCloseTo(0.1, 4);
      expect(restart - (before['time'] as number)).toBeLessThan(1e-4);
    }
    const drops = previewOf({ schedule: 'step', rate: 1, milestones: [3], factor: 0.1 }).rows;
    expect(new Set(drops.map(({ rate }) => rate))).toEqual(new Set([1, 0.1]));
    expect(rateAt(drops, 3)).toBe(0.1);
  });

  it('marks the moments at which weights are kept with the rate of the update before', () => {
    const kept = (given: object) => previewOf(given).rows.filter((row) => row['kept']).map(({ time, rate }) => [Math.round(time as number), Number((rate as number).toFixed(3))]);
    expect(kept({ schedule: 'sgdr', rate: 1, end: 0.1, cycle: 2, length: 6, snapshots: [0, 1] })).toEqual([[0, 1], [1, 0.55], [2, 0.1], [6, 0.1]]);
    expect(kept({ schedule: 'cyclic', rate: 1, end: 0.1, cycle: 4, length: 8 })).toEqual([[2, 0.1], [6, 0.1], [8, 1]]);
  });

  it('is not there where nothing is updated, or there is more than a picture can show', () => {
    expect(training.preview!(setupOf({ length: 0 }))).toBeUndefined();
    expect(training.preview!(setupOf({ unit: 'updates', schedule: 'cyclic', cycle: 1, length: 9000 }))).toBeUndefined();
  });

  it('speaks of updates where the run counts them', () => {
    expect(previewOf({ unit: 'updates', length: 500 }).columns['time'].label).toBe('Update');
  });
});

it('the preview of a curve is that of its schedule, in epochs, without moments at which weights would be kept', () => {
  const { figure, rows, columns } = connectivity.preview!(parseSetup(connectivity, { weights: 'one', other: 'two', length: 20, rate: 0.05 }))!;
  expect([columns['time'].label, figure.dots]).toEqual(['Epoch', undefined]);
  expect([rateAt(rows, 0), rateAt(rows, 19)]).toEqual([0.05, expect.closeTo(0.0005, 9)]);
});

it('more cycles than can be kept are refused beside their length', () => {
  expect(() => setupOf({ unit: 'updates', schedule: 'cyclic', cycle: 1, length: 1e9 })).toThrow(/"cycle" is 1; the run would have more than 10,000 cycles/);
});
