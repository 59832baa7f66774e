import { unary } from '../elementwise';
import { apply, type Value } from '../value';
import { constant } from './constant';
import { multiply } from './multiply';
import { subtract } from './subtract';

export const tanhOp = unary({
  name: 'tanh',
  tensorflow: 'Tanh',
  eager: (tf, x) => tf.tanh(x),
  gradient: (dy, _, y) => multiply(dy, subtract(constant(1), multiply(y, y))),
});

/** Hyperbolic tangent. */
export const tanh = (x: Value): Value => apply(tanhOp, [x], {});
