import { unary } from '../elementwise';
import { apply, type Value } from '../value';
import { reluGradient } from './relu-gradient';

export const reluOp = unary({ name: 'relu', tensorflow: 'Relu', eager: (tf, x) => tf.relu(x), gradient: (dy, _, y) => reluGradient(dy, y) });

/** max(x, 0). */
export const relu = (x: Value): Value => apply(reluOp, [x], {});
