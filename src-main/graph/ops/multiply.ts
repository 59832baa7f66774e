import { binary } from '../elementwise';
import { apply, type Value } from '../value';
import { sumTo } from './sum-to';

export const multiplyOp = binary({
  name: 'multiply',
  tensorflow: 'Mul',
  eager: (tf, a, b) => tf.mul(a, b),
  gradient: (dy, a, b) => [sumTo(multiply(dy, b), a.shape), sumTo(multiply(dy, a), b.shape)],
});

/** a · b entry by entry, broadcast. */
export const multiply = (a: Value, b: Value): Value => apply(multiplyOp, [a, b], {});
