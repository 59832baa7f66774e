import type { EagerTensor } from '../../engine/eager';
import { typeIn } from '../elementwise';
import type { Op } from '../op';
import { sizeOf } from '../shape';
import { apply, type Value } from '../value';
import { windowAttributes, type Window } from '../window';
import { conv2d } from './conv2d';
import { conv2dInputGradient } from './conv2d-input-gradient';
import { matmulOp } from './matmul';

/** Whether each filter sees one place at a time, and none beyond the image. */
const isPointwise = ({ size, padding }: Window) => size[0] === 1 && size[1] === 1 && padding.flat().every((p) => p === 0);

const filterShape = (x: { readonly shape: readonly number[] }, dy: { readonly shape: readonly number[] }, { size }: Window) => [size[0], size[1], x.shape[3], dy.shape[3]];

export const conv2dFilterGradientOp: Op<Window> = {
  name: 'conv2d-filter-gradient',
  infer: ([x, dy], window) => [{ shape: filterShape(x, dy, window), type: x.type }],
  gradient: ({ inputs: [x, dy], attributes }, [d]) => (d ? [conv2dInputGradient(d, dy, x, attributes), conv2d(x, d, attributes)] : []),
  tensorflow(graph, [x, dy], { inputs: [of, to], attributes: window }) {
    const type = typeIn(graph, 'float');
    const filters = graph.ints(filterShape(of, to, window));
    if (!isPointwise(window) || window.stride === 1) return [graph.add('Conv2DBackpropFilter', [x, filters, dy], { T: type, ...windowAttributes(of.shape, window) })];
    // For 1x1 filters with a stride over few channels and an odd number of images, oneDNN (in TensorFlow 2.21) writes past the end of its memory.
    const everywhere = graph.ints([0, 0, 0, 0]);
    const seen = graph.add('StridedSlice', [x, everywhere, everywhere, graph.ints([1, window.stride, window.stride, 1])], {
      T: type, Index: { type: 'int32' }, begin_mask: { int: 15 }, end_mask: { int: 15 }, ellipsis_mask: { int: 0 }, new_axis_mask: { int: 0 }, shrink_axis_mask: { int: 0 },
    });
    return [graph.add('Conv2DBackpropFilter', [seen, filters, dy], { T: type, ...windowAttributes(to.shape, { ...window, stride: 1 }) })];
  },
  // Batch and channels trade places, and the sum over the batch becomes a convolution; the stride becomes a dilation.
  eager(tf, [x, dy], node) {
    const { size, stride, padding } = node.attributes;
    const [channels, out] = [x.shape[3]!, dy.shape[3]!];
    if (isPointwise(node.attributes)) {
      const seen = stride > 1 ? tf.stridedSlice(x, [0, 0, 0, 0], x.shape, [1, stride, stride, 1]) : x;
      const [product] = matmulOp.eager(tf, [tf.reshape(seen, [-1, channels]), tf.reshape(dy, [-1, out])], { ...node, attributes: { transposeA: true, transposeB: false } });
      return [tf.reshape(product, [1, 1, channels, out])];
    }
    // In two steps, each of which leaves long runs together.
    const [batch, height, width] = x.shape as number[];
    const turned = tf.reshape(tf.transpose(tf.reshape(x, [batch, -1])), [height * width, channels, batch]);
    const images = tf.reshape(tf.transpose(turned, [1, 0, 2]), [channels, height, width, batch]);
    const filters = tf.transpose(dy, [1, 2, 0, 3]);
    const full = tf.conv2d(images as never, filters as never, 1, [[0, 0], [...padding[0]], [...padding[1]], [0, 0]], 'NHWC', stride) as EagerTensor;
    const fits = full.shape[1] === size[0] && full.shape[2] === size[1];
    return [tf.transpose(fits ? full : tf.slice(full, [0, 0, 0, 0], [channels, size[0], size[1], out]), [1, 2, 0, 3])];
  },
  flops: ({ inputs: [x, dy], attributes: { size } }) => 2 * Math.abs(sizeOf(dy.shape.slice(1))) * size[0] * size[1] * x.shape[3],
};

/** What the filters receive from dy: the adjoint of a convolution in its filters. */
export const conv2dFilterGradient = (x: Value, dy: Value, window: Window): Value => apply(conv2dFilterGradientOp, [x, dy], window);
