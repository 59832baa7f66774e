import { unary } from '../elementwise';
import { apply, type Value } from '../value';
import { constant } from './constant';
import { multiply } from './multiply';
import { subtract } from './subtract';

export const sigmoidOp = unary({
  name: 'sigmoid',
  tensorflow: 'Sigmoid',
  eager: (tf, x) => tf.sigmoid(x),
  gradient: (dy, _, y) => multiply(dy, multiply(y, subtract(constant(1), y))),
});

/** 1 / (1 + e^-x). */
export const sigmoid = (x: Value): Value => apply(sigmoidOp, [x], {});
