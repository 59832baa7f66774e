import { typeIn } from '../elementwise';
import type { Op } from '../op';
import { broadcastShape, isSameShape } from '../shape';
import { apply, type Value } from '../value';
import { sumTo } from './sum-to';

export const broadcastLikeOp: Op<Record<string, never>> = {
  name: 'broadcast-like',
  infer([x, like]) {
    if (!isSameShape(broadcastShape(x.shape, like.shape), like.shape)) throw new Error(`cannot broadcast to the shape: ${like.shape.join()}`);
    return [{ shape: like.shape, type: x.type }];
  },
  gradient: ({ inputs: [x] }, [dy]) => [dy && sumTo(dy, x.shape), undefined],
  tensorflow(graph, [x, like], node) {
    const shape = graph.add('Shape', [like], { T: typeIn(graph, node.inputs[1].type), out_type: { type: 'int32' } });
    return [graph.add('BroadcastTo', [x, shape], { T: typeIn(graph, node.inputs[0].type), Tidx: { type: 'int32' } })];
  },
  // tfjs' own repeats one entry at a time.
  eager: (tf, [x, like]) => [tf.add(x, tf.zeros(like.shape, x.dtype))],
};

/** x repeated to the shape of `like`, of which only the shape is used. */
export const broadcastLike = (x: Value, like: Value): Value => (isSameShape(x.shape, like.shape) ? x : apply(broadcastLikeOp, [x, like], {}));
