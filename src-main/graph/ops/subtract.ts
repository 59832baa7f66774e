import { binary } from '../elementwise';
import { apply, type Value } from '../value';
import { negate } from './negate';
import { sumTo } from './sum-to';

export const subtractOp = binary({
  name: 'subtract',
  tensorflow: 'Sub',
  eager: (tf, a, b) => tf.sub(a, b),
  gradient: (dy, a, b) => [sumTo(dy, a.shape), sumTo(negate(dy), b.shape)],
});

/** a - b, broadcast. */
export const subtract = (a: Value, b: Value): Value => apply(subtractOp, [a, b], {});
