import { binary } from '../elementwise';
import { apply, type Value } from '../value';
import { multiply } from './multiply';
import { negate } from './negate';
import { sumTo } from './sum-to';

export const divideOp = binary({
  name: 'divide',
  tensorflow: 'RealDiv',
  eager: (tf, a, b) => tf.div(a, b),
  gradient: (dy, a, b, y) => [sumTo(divide(dy, b), a.shape), sumTo(negate(divide(multiply(dy, y), b)), b.shape)],
});

/** a / b entry by entry, broadcast. */
export const divide = (a: Value, b: Value): Value => apply(divideOp, [a, b], {});
