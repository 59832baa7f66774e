import { typeIn } from '../elementwise';
import type { Op } from '../op';
import { broadcastShape } from '../shape';
import { apply, type Value } from '../value';

export const equalOp: Op<Record<string, never>> = {
  name: 'equal',
  infer: ([a, b]) => [{ shape: broadcastShape(a.shape, b.shape), type: 'float' }],
  // It does not move, almost everywhere.
  gradient: () => [undefined, undefined],
  tensorflow(graph, inputs, node) {
    const same = graph.add('Equal', inputs, { T: typeIn(graph, node.inputs[0].type), incompatible_shape_error: { bool: true } });
    return [graph.add('Cast', [same], { SrcT: { type: 'bool' }, DstT: { type: graph.float }, Truncate: { bool: false } })];
  },
  eager: (tf, [a, b]) => [tf.cast(tf.equal(a, b), 'float32')],
};

/** 1 where a equals b, else 0. */
export const equal = (a: Value, b: Value): Value => apply(equalOp, [a, b], {});
