import type { Setup } from '../../src-shared/kind';
import { constant, cosine, cycleEnds, cyclic, garipov, lowestPoints, linear, sgdr, step, warmedUp, type Schedule } from '../../src-shared/math/schedule';
import type { scheduleFields } from './schedule-fields';

/** The answers that say how the rate changes. */
export type Scheduling = Setup<ReturnType<typeof scheduleFields>> & { readonly rate: number };

function bare({ schedule, rate, end, factor, milestones, cycle, cycleFactor }: Scheduling): Schedule {
  switch (schedule) {
    case 'constant': return constant(rate);
    case 'step': return step(rate, factor, milestones);
    case 'linear': return linear(rate, end);
    case 'cosine': return cosine(rate, end);
    case 'sgdr': return sgdr(rate, end, cycle, cycleFactor);
    case 'garipov': return garipov(rate);
    case 'cyclic': return cyclic(rate, end, cycle);
  }
}

/** The schedule that a setup asks for, its warm-up included. Its time is in the unit of the run's length. */
export const scheduleOf = (setup: Scheduling): Schedule => (setup.warmup > 0 ? warmedUp(bare(setup), setup.warmup) : bare(setup));

/** When the rate jumps back up, the run being so long. */
export const restartsOf = (setup: Scheduling, length: number): number[] => (setup.schedule === 'sgdr' ? completed(setup, length).slice(0, -1) : []);

/** When the weights of each cycle are worth keeping: where SGDR completes it, and half-way through one of fast geometric ensembling. None where there are no cycles. */
export function cycleMoments(setup: Scheduling, length: number): number[] {
  if (setup.schedule === 'sgdr') return completed(setup, length);
  return setup.schedule === 'cyclic' ? lowestPoints(setup.cycle, length - setup.warmup).map((at) => setup.warmup + at) : [];
}

/** When the course of the rate changes: where it bends, drops or jumps. Of more than `most` some are left out. */
export function scheduleMoments(setup: Scheduling, length: number, most: number): number[] {
  const { schedule, milestones, cycle, warmup } = setup;
  const left = length - warmup;
  const every = (step: number) => Array.from({ length: Math.min(most + 1, Math.floor(left / step)) }, (_, i) => warmup + (i + 1) * step);
  switch (schedule) {
    case 'step': return [warmup, ...milestones.map((at) => warmup + Math.ceil(at))];
    case 'sgdr': return [warmup, ...completed(setup, length).slice(0, most + 1)];
    case 'cyclic': return [warmup, ...every(cycle / 2)];
    // It is held within an epoch: so many small steps look like a line.
    case 'garipov': return [warmup, ...(left <= most / 4 ? every(1) : [])];
    default: return [warmup];
  }
}

const completed = ({ cycle, cycleFactor, warmup }: Scheduling, length: number) => cycleEnds(cycle, cycleFactor, length - warmup).map((at) => warmup + at);
