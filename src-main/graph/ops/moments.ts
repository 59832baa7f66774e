import type { Value } from '../value';
import { mean } from './mean';
import { multiply } from './multiply';
import { subtract } from './subtract';

/** Each channel's mean and biased variance over a batch of images (batch, height, width, channels), and how far each entry is from the mean. */
export function moments(x: Value): { readonly centre: Value; readonly offset: Value; readonly variance: Value } {
  const axes = [0, 1, 2];
  const centre = mean(x, axes);
  const offset = subtract(x, centre);
  return { centre, offset, variance: mean(multiply(offset, offset), axes) };
}
