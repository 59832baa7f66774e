import { unary } from '../elementwise';
import { apply, type Value } from '../value';
import { multiply } from './multiply';

export const expOp = unary({ name: 'exp', tensorflow: 'Exp', eager: (tf, x) => tf.exp(x), gradient: (dy, _, y) => multiply(dy, y) });

/** e to the power of x. */
export const exp = (x: Value): Value => apply(expOp, [x], {});
