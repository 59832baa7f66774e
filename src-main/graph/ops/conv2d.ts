import { typeIn } from '../elementwise';
import type { Op } from '../op';
import { showShape, sizeOf } from '../shape';
import { apply, type Value } from '../value';
import { windowAttributes, windowsAlong, type Window } from '../window';
import { conv2dFilterGradient } from './conv2d-filter-gradient';
import { conv2dInputGradient } from './conv2d-input-gradient';

/** What tfjs wants to hear of a window's padding. */
export const eagerPadding = ({ padding: [rows, columns] }: Window): [[number, number], [number, number], [number, number], [number, number]] => [[0, 0], [...rows], [...columns], [0, 0]];

export const conv2dOp: Op<Window> = {
  name: 'conv2d',
  infer([x, filter], window) {
    const [height, width, channels, out] = filter.shape;
    if (x.shape.length !== 4 || x.shape[3] !== channels || height !== window.size[0] || width !== window.size[1]) throw new Error(`no convolution of ${showShape(x.shape)} with ${showShape(filter.shape)}`);
    if (x.type !== filter.type) throw new Error(`convolution of different types: ${x.type} and ${filter.type}`);
    return [{ shape: [x.shape[0], windowsAlong(x.shape, 0, window), windowsAlong(x.shape, 1, window), out], type: x.type }];
  },
  gradient: ({ inputs: [x, filter], attributes }, [dy]) => (dy ? [conv2dInputGradient(filter, dy, x, attributes), conv2dFilterGradient(x, dy, attributes)] : [undefined, undefined]),
  tensorflow: (graph, [x, filter], { inputs, attributes }) => [graph.add('Conv2D', [x, filter], { T: typeIn(graph, inputs[0].type), ...windowAttributes(inputs[0].shape, attributes) })],
  eager: (tf, [x, filter], { attributes }) => [tf.conv2d(x as never, filter as never, attributes.stride, eagerPadding(attributes))],
  flops: ({ inputs: [, filter], outputs: [y] }) => 2 * Math.abs(sizeOf(y.shape.slice(1))) * filter.shape[0] * filter.shape[1] * filter.shape[2],
};

/** Two-dimensional convolution of images (batch, height, width, in) with filters (height, width, in, out). */
export const conv2d = (x: Value, filter: Value, { stride, padding }: Pick<Window, 'stride' | 'padding'>): Value =>
  apply(conv2dOp, [x, filter], { size: [filter.shape[0], filter.shape[1]], stride, padding });
