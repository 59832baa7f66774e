import { add } from '../graph/ops/add';
import { constant } from '../graph/ops/constant';
import { multiply } from '../graph/ops/multiply';
import { reluGradient } from '../graph/ops/relu-gradient';
import { subtract } from '../graph/ops/subtract';
import { uniform } from '../graph/ops/uniform';
import type { Value } from '../graph/value';

/**
 * Drops entries of x with the probability `rate` and divides the others by 1 - rate (Srivastava et al. 2014, inverted), so that
 * nothing is to be done in inference. The seed is two whole numbers (2); `which` tells the dropouts of a network apart.
 */
export function dropout(x: Value, rate: number, seed: Value | undefined, which: number): Value {
  if (!seed) throw new Error('dropout in training without a seed');
  const draws = uniform(x, add(seed, constant([0, which], [2], 'int32')));
  return multiply(reluGradient(x, subtract(draws, constant(rate))), constant(1 / (1 - rate)));
}
