import { typeIn } from '../elementwise';
import type { Op } from '../op';
import { apply, type Value } from '../value';

export const argmaxOp: Op<Record<string, never>> = {
  name: 'argmax',
  infer: ([x]) => [{ shape: x.shape.slice(0, -1), type: 'int32' }],
  tensorflow: (graph, [x], { inputs: [of] }) => [
    graph.add('ArgMax', [x, graph.ints([of.shape.length - 1], [])], { T: typeIn(graph, of.type), Tidx: { type: 'int32' }, output_type: { type: 'int32' } }),
  ],
  eager: (tf, [x]) => [tf.argMax(x, -1)],
};

/** The position of the largest entry along the last axis (the first of equals). */
export const argmax = (x: Value): Value => apply(argmaxOp, [x], {});
