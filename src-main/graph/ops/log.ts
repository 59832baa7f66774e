import { unary } from '../elementwise';
import { apply, type Value } from '../value';
import { divide } from './divide';

export const logOp = unary({ name: 'log', tensorflow: 'Log', eager: (tf, x) => tf.log(x), gradient: (dy, x) => divide(dy, x) });

/** Natural logarithm. */
export const log = (x: Value): Value => apply(logOp, [x], {});
