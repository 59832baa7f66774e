import { typeIn } from '../elementwise';
import type { Op } from '../op';
import { apply, type Value } from '../value';
import { scatterAdd } from './scatter-add';

export const gatherOp: Op<Record<string, never>> = {
  name: 'gather',
  infer([from, indices]) {
    if (indices.type !== 'int32') throw new Error(`indices are not whole numbers: ${indices.type}`);
    return [{ shape: [...indices.shape, ...from.shape.slice(1)], type: from.type }];
  },
  gradient: ({ inputs: [from, indices] }, [dy]) => [dy && scatterAdd(dy, indices, from), undefined],
  tensorflow: (graph, [from, indices], node) => [
    graph.add('GatherV2', [from, indices, graph.ints([0], [])], { Tparams: typeIn(graph, node.inputs[0].type), Tindices: { type: 'int32' }, Taxis: { type: 'int32' }, batch_dims: { int: 0 } }),
  ],
  eager: (tf, [from, indices]) => [tf.gather(from, indices as never)],
};

/** The rows of `from` that `indices` (int32) name. */
export const gather = (from: Value, indices: Value): Value => apply(gatherOp, [from, indices], {});
