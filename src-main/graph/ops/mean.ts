import type { Value } from '../value';
import { count } from './count';
import { divide } from './divide';
import { sum } from './sum';

/** The mean over the given axes (all, unless said), which disappear. */
export const mean = (x: Value, axes: readonly number[] = x.shape.map((_, i) => i)): Value => divide(sum(x, axes), count(x, axes));
