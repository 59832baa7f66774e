import type { Eager, EagerTensor } from '../../engine/eager';
import { typeIn } from '../elementwise';
import type { Op } from '../op';
import { sizeOf } from '../shape';
import { apply, type Value } from '../value';
import { windowAttributes, type Window } from '../window';
import { conv2d } from './conv2d';
import { conv2dFilterGradient } from './conv2d-filter-gradient';

/** Zeros between rows (axis 1) or columns (axis 2), as many as a stride skips. */
function spread(tf: Eager, x: EagerTensor, axis: 1 | 2, stride: number): EagerTensor {
  const zeros = tf.zerosLike(x);
  const stacked = tf.stack([x, ...Array.from({ length: stride - 1 }, () => zeros)], axis + 1);
  return tf.reshape(stacked, x.shape.map((d, i) => (i === axis ? d * stride : d)));
}

export const conv2dInputGradientOp: Op<Window> = {
  name: 'conv2d-input-gradient',
  infer: ([, dy, like]) => [{ shape: like.shape, type: dy.type }],
  gradient: ({ inputs: [filter, dy], attributes }, [d]) => (d ? [conv2dFilterGradient(d, dy, attributes), conv2d(d, filter, attributes), undefined] : []),
  tensorflow(graph, [filter, dy, like], { inputs, attributes }) {
    const sizes = graph.add('Shape', [like], { T: typeIn(graph, inputs[2].type), out_type: { type: 'int32' } });
    return [graph.add('Conv2DBackpropInput', [sizes, filter, dy], { T: typeIn(graph, 'float'), ...windowAttributes(inputs[2].shape, attributes) })];
  },
  // A convolution of dy, spread by the stride, with the filter turned round: tfjs' WebAssembly kernel for this op is naive, its convolution is not.
  eager(tf, [filter, dy, like], { attributes: { size, stride, padding } }) {
    let d = dy;
    if (stride > 1) d = spread(tf, spread(tf, d, 1, stride), 2, stride);
    const turned = tf.transpose(size[0] * size[1] > 1 ? tf.reverse(filter, [0, 1]) : filter, [0, 1, 3, 2]);
    const around = ([0, 1] as const).map((side): [number, number] => [size[side] - 1 - padding[side][0], like.shape[1 + side] - d.shape[1 + side] + padding[side][0]]);
    const grown = around.map(([before, after]): [number, number] => [before, Math.max(0, after)]);
    const full = tf.conv2d(d as never, turned as never, 1, [[0, 0], grown[0], grown[1], [0, 0]]) as EagerTensor;
    return [around.some(([, after]) => after < 0) ? tf.slice(full, [0, 0, 0, 0], like.shape) : full];
  },
  flops: ({ inputs: [filter, dy] }) => 2 * Math.abs(sizeOf(dy.shape.slice(1))) * filter.shape[0] * filter.shape[1] * filter.shape[2],
};

/** What the images receive from dy, the adjoint of a convolution in its input; `like` (the images) gives only the shape. */
export const conv2dInputGradient = (filter: Value, dy: Value, like: Value, window: Window): Value => apply(conv2dInputGradientOp, [filter, dy, like], window);
