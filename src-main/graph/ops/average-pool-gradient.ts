import type { Op } from '../op';
import { apply, type Value } from '../value';
import { typeIn } from '../elementwise';
import type { Window } from '../window';
import { averagePool } from './average-pool';
import { conv2dInputGradientOp } from './conv2d-input-gradient';
import { poolAttributes } from './max-pool';

export const averagePoolGradientOp: Op<Window> = {
  name: 'average-pool-gradient',
  infer: ([dy, like]) => [{ shape: like.shape, type: dy.type }],
  gradient: ({ attributes }, [d]) => [d && averagePool(d, attributes), undefined],
  tensorflow(graph, [dy, like], { inputs, attributes }) {
    const sizes = graph.add('Shape', [like], { T: typeIn(graph, inputs[1].type), out_type: { type: 'int32' } });
    return [graph.add('AvgPoolGrad', [sizes, dy], poolAttributes(graph, inputs[1], attributes))];
  },
  // Channels join the batch, and averaging is a convolution of single-channel images with a constant filter.
  eager(tf, [dy, like], node) {
    const [batch, height, width, channels] = like.shape as [number, number, number, number];
    const { size } = node.attributes;
    const single = tf.reshape(tf.transpose(dy, [0, 3, 1, 2]), [batch * channels, dy.shape[1]!, dy.shape[2]!, 1]);
    const filter = tf.fill([size[0], size[1], 1, 1], 1 / (size[0] * size[1]));
    const shape = tf.zeros([batch * channels, height, width, 1]);
    const [spread] = conv2dInputGradientOp.eager(tf, [filter, single, shape], node);
    return [tf.transpose(tf.reshape(spread, [batch, channels, height, width]), [0, 2, 3, 1])];
  },
};

/** dy shared out evenly over each window: the adjoint of average pooling; `like` gives only the shape. */
export const averagePoolGradient = (dy: Value, like: Value, window: Window): Value => apply(averagePoolGradientOp, [dy, like], window);
