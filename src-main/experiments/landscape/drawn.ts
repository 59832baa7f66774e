/** A surface as it is drawn, on a logarithmic scale: what may be off by how much there. */
import type { Channels } from '../../../src-shared/math/refine';
import type { Measured } from './measure';
import type { LandscapeSetup } from './setup';

const log = (loss: number | null): number => (loss === null ? NaN : Math.log(loss));
const within = (share: number) => Math.min(1, Math.max(0, share));

/** What is interpolated between points: heights (logarithms of the losses), the one that the drawing goes by once more before them, and accuracies. */
export const channelsOf = ({ loss, accuracy, testLoss, testAccuracy }: Measured): Channels => [log(loss ?? testLoss), log(loss), accuracy ?? NaN, log(testLoss), testAccuracy ?? NaN];

/** What channels between points say; there no error is known, and no image was looked at. */
export function measuredFrom([, height, accuracy, testHeight, testAccuracy]: Channels): Measured {
  const there = (x: number) => (Number.isFinite(x) ? x : null);
  return {
    loss: there(Math.exp(height)), accuracy: there(within(accuracy)), testLoss: there(Math.exp(testHeight)), testAccuracy: there(within(testAccuracy)),
    error: null, testError: null, images: 0,
  };
}

/** What is left to interpolation and to chance, in parts of the tolerance: three standard errors are as much as the whole. */
const FOR_INTERPOLATION = 0.5;
const FOR_ERROR = 1 / 3;
/** Above the highest loss of interest more is allowed: this part of how far above it. */
const BEYOND = 0.2;

export interface Allowance {
  /** Takes note of a height that was computed. */
  see(height: number): void;
  /** How far an interpolated height may be off. */
  interpolated(height: number): number;
  /** The standard error that a computed height may have. */
  error(height: number): number;
  /** The lowest and highest loss between which the tolerance is counted. */
  range(): readonly [low: number, high: number];
}

/** What a tolerance, in percent of the range drawn up to the highest loss of interest, allows given the heights seen so far. */
export function openAllowance({ tolerance, ceiling }: Pick<LandscapeSetup, 'tolerance' | 'ceiling'>): Allowance {
  const top = Math.log(ceiling);
  let [low, high] = [Infinity, -Infinity];
  const whole = (height: number) => (tolerance / 100) * Math.max(0, Math.min(high, top) - low) + BEYOND * Math.max(0, height - top);
  return {
    see(height) {
      if (!Number.isFinite(height)) return;
      low = Math.min(low, height);
      high = Math.max(high, height);
    },
    interpolated: (height) => FOR_INTERPOLATION * whole(height),
    error: (height) => FOR_ERROR * whole(height),
    range: () => [Math.exp(low), Math.exp(Math.min(high, top))],
  };
}
