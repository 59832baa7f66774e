import { typeIn } from '../elementwise';
import type { Op } from '../op';
import { apply, type Value } from '../value';

export const castOp: Op<Record<string, never>> = {
  name: 'cast',
  infer: ([x]) => [{ shape: x.shape, type: 'float' }],
  tensorflow: (graph, [x], { inputs: [of] }) => [graph.add('Cast', [x], { SrcT: typeIn(graph, of.type), DstT: { type: graph.float }, Truncate: { bool: false } })],
  eager: (tf, [x]) => [tf.cast(x, 'float32')],
};

/** Whole numbers as floating-point numbers. */
export const cast = (x: Value): Value => (x.type === 'float' ? x : apply(castOp, [x], {}));
