/**
 * Learning-rate schedules in closed form. Time is a fraction of epochs: update s is made at epoch s / (updates per epoch), counted from 0,
 * and uses the schedule's value at that moment; so a warm-up from 0 starts with a rate of 0, and a decay that ends at the last update never uses its last value.
 */

/** The rate at the moment `epoch` (a fraction) of a run of `epochs`, given the highest rate asked for. */
export type Schedule = (epoch: number, epochs: number) => number;

export const constant = (rate: number): Schedule => () => rate;

/** rate · factor^m, m the number of milestones (epochs) reached. */
export const step = (rate: number, factor: number, milestones: readonly number[]): Schedule => (epoch) => rate * factor ** milestones.filter((m) => m <= Math.floor(epoch + TINY)).length;

/** From start to end in a straight line. */
export const linear = (start: number, end: number): Schedule => (epoch, epochs) => start + ((end - start) * epoch) / epochs;

/** Half a cosine from the rate down to `end` (Loshchilov and Hutter 2017, eq. 5, one cycle). */
export const cosine = (rate: number, end: number): Schedule => (epoch, epochs) => end + ((rate - end) * (1 + Math.cos((Math.PI * epoch) / epochs))) / 2;

/** Cosine cycles of length t0, t0·factor, t0·factor², ..., each from the rate down to `end` (SGDR: Loshchilov and Hutter 2017, arXiv 1608.03983, eq. 5). */
export const sgdr = (rate: number, end: number, t0: number, factor: number): Schedule => (epoch) => {
  let start = 0;
  let length = t0;
  while (epoch + TINY >= start + length) {
    start += length;
    length *= factor;
  }
  return end + ((rate - end) * (1 + Math.cos((Math.PI * Math.max(0, epoch - start)) / length))) / 2;
};

/** Epochs at which an SGDR cycle is complete, up to the run's end, which ends the last one. */
export function cycleEnds(t0: number, factor: number, epochs: number): number[] {
  const ends: number[] = [];
  for (let end = t0, length = t0; end < epochs; length *= factor, end += length) ends.push(end);
  return [...ends, epochs];
}

/** Constant to half of the run, linear to a hundredth at nine tenths, constant after; held within an epoch, epochs numbered from 1 (Garipov et al. 2018, train.py). */
export const garipov = (rate: number): Schedule => (epoch, epochs) => {
  const alpha = (Math.floor(epoch + TINY) + 1) / epochs;
  if (alpha <= 0.5) return rate;
  return alpha <= 0.9 ? rate * (1 - (0.99 * (alpha - 0.5)) / 0.4) : 0.01 * rate;
};

/** A triangle from `rate` down to `low` and back, every `cycle` epochs (fast geometric ensembling: Garipov et al. 2018, fge.py). */
export const cyclic = (rate: number, low: number, cycle: number): Schedule => (epoch) => {
  const u = epoch / cycle - Math.floor(epoch / cycle + TINY);
  return u < 0.5 ? (1 - 2 * u) * rate + 2 * u * low : (2 * u - 1) * rate + (2 - 2 * u) * low;
};

/** Epochs at which such a triangle is lowest, up to the run's end. */
export const lowestPoints = (cycle: number, epochs: number): number[] =>
  Array.from({ length: Math.max(0, Math.floor(epochs / cycle + 0.5 + TINY)) }, (_, i) => (i + 0.5) * cycle);

/** A straight line from 0 to the schedule's rate over the first epochs (a fraction), then the schedule over what is left of the run (Goyal et al. 2017, arXiv 1706.02677). */
export const warmedUp = (schedule: Schedule, warmup: number): Schedule => (epoch, epochs) => {
  // A warm-up as long as the run leaves the schedule no time, of which it would have to take a fraction.
  const left = Math.max(epochs - warmup, TINY);
  return epoch < warmup - TINY ? (schedule(0, left) * epoch) / warmup : schedule(epoch - warmup, left);
};

// Fractions of epochs are quotients of whole numbers: what should fall on a whole one may miss it by a rounding error.
const TINY = 1e-9;
