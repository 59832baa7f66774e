import { typeIn } from '../elementwise';
import type { Op } from '../op';
import { apply, type Value } from '../value';

interface Attributes {
  readonly order: readonly number[];
}

export const transposeOp: Op<Attributes> = {
  name: 'transpose',
  infer: ([x], { order }) => [{ shape: order.map((axis) => x.shape[axis]), type: x.type }],
  gradient: ({ attributes: { order } }, [dy]) => [dy && transpose(dy, order.map((_, axis) => order.indexOf(axis)))],
  tensorflow: (graph, [x], { inputs: [of], attributes: { order } }) => [graph.add('Transpose', [x, graph.ints(order)], { T: typeIn(graph, of.type), Tperm: { type: 'int32' } })],
  eager: (tf, [x], { attributes: { order } }) => [tf.transpose(x, [...order])],
};

/** Axes in another order: axis i of the outcome is axis order[i] of x. */
export const transpose = (x: Value, order: readonly number[]): Value => apply(transposeOp, [x], { order });
