import type { Op } from '../op';
import { apply, type Value } from '../value';
import { typeIn } from '../elementwise';
import type { Window } from '../window';
import { averagePool } from './average-pool';
import { poolAttributes } from './max-pool';

export const averagePoolGradientOp: Op<Window> = {
  name: 'average-pool-gradient',
  infer: ([dy, like]) => [{ shape: like.shape, type: dy.type }],
  gradient: ({ attributes }, [d]) => [d && averagePool(d, attributes), undefined],
  tensorflow(graph, [dy, like], { inputs, attributes }) {
    const sizes = graph.add('Shape', [like], { T: typeIn(graph, inputs[1].type), out_type: { type: 'int32' } });
    return [graph.add('AvgPoolGrad', [sizes, dy], poolAttributes(graph, inputs[1], attributes))];
  },
  eager: (tf, [dy, input], { attributes: { size, stride } }) => [tf.engine().runKernel('AvgPoolGrad', { dy, input }, { filterSize: [...size], strides: stride, pad: 'valid' })],
};

/** dy shared out evenly over each window: the adjoint of average pooling; `like` gives only the shape. */
export const averagePoolGradient = (dy: Value, like: Value, window: Window): Value => apply(averagePoolGradientOp, [dy, like], window);
