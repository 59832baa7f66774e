import { unary } from '../elementwise';
import { apply, type Value } from '../value';

export const negateOp = unary({ name: 'negate', tensorflow: 'Neg', eager: (tf, x) => tf.neg(x), gradient: (dy) => negate(dy) });

/** -x. */
export const negate = (x: Value): Value => apply(negateOp, [x], {});
