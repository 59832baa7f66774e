import { unary } from '../elementwise';
import { apply, type Value } from '../value';
import { constant } from './constant';
import { divide } from './divide';
import { multiply } from './multiply';

export const sqrtOp = unary({
  name: 'sqrt',
  tensorflow: 'Sqrt',
  eager: (tf, x) => tf.sqrt(x),
  gradient: (dy, _, y) => divide(multiply(dy, constant(0.5)), y),
});

/** Square root. */
export const sqrt = (x: Value): Value => apply(sqrtOp, [x], {});
