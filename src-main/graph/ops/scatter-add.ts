import { typeIn } from '../elementwise';
import type { Op } from '../op';
import { isSameShape } from '../shape';
import { apply, type Value } from '../value';
import { gather } from './gather';

export const scatterAddOp: Op<Record<string, never>> = {
  name: 'scatter-add',
  infer([rows, indices, like]) {
    if (!isSameShape(rows.shape, [...indices.shape, ...like.shape.slice(1)])) throw new Error(`rows do not fit the indices: ${rows.shape.join()}`);
    return [{ shape: like.shape, type: rows.type }];
  },
  gradient: ({ inputs: [, indices] }, [dy]) => [dy && gather(dy, indices), undefined, undefined],
  tensorflow(graph, [rows, indices, like], node) {
    const shape = graph.add('Shape', [like], { T: typeIn(graph, node.inputs[2].type), out_type: { type: 'int32' } });
    const count = graph.add('StridedSlice', [shape, graph.ints([0]), graph.ints([1]), graph.ints([1])], {
      T: { type: 'int32' }, Index: { type: 'int32' }, begin_mask: { int: 0 }, end_mask: { int: 0 }, ellipsis_mask: { int: 0 }, new_axis_mask: { int: 0 }, shrink_axis_mask: { int: 1 },
    });
    return [graph.add('UnsortedSegmentSum', [rows, indices, count], { T: typeIn(graph, 'float'), Tindices: { type: 'int32' }, Tnumsegments: { type: 'int32' } })];
  },
  eager: (tf, [rows, indices, like]) => [tf.scatterND(tf.expandDims(indices, -1) as never, rows, like.shape)],
};

/** Adds each row where its index says, in zeros of the shape of `like`: the adjoint of gather. */
export const scatterAdd = (rows: Value, indices: Value, like: Value): Value => apply(scatterAddOp, [rows, indices, like], {});
