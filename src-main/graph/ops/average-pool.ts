import type { Op } from '../op';
import { apply, type Value } from '../value';
import { symmetric, type Window } from '../window';
import { averagePoolGradient } from './average-pool-gradient';
import { poolAttributes, pooled } from './max-pool';

export const averagePoolOp: Op<Window> = {
  name: 'average-pool',
  infer: ([x], window) => [{ shape: pooled(x, window), type: x.type }],
  gradient: ({ inputs: [x], attributes }, [dy]) => [dy && averagePoolGradient(dy, x, attributes)],
  tensorflow: (graph, [x], { inputs, attributes }) => [graph.add('AvgPool', [x], poolAttributes(graph, inputs[0], attributes))],
  eager: (tf, [x], { attributes: { size, stride } }) => [tf.avgPool(x as never, [...size], stride, 'valid')],
};

/** The mean of each window of images (batch, height, width, channels), without padding. */
export const averagePool = (x: Value, { size, stride }: Pick<Window, 'size' | 'stride'>): Value => apply(averagePoolOp, [x], { size, stride, padding: symmetric(0) });
