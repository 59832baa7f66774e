import type { Op } from '../op';
import { apply, type Value } from '../value';
import type { Window } from '../window';
import { eagerPadding } from './conv2d';
import { poolAttributes } from './max-pool';
import { maxPoolPick } from './max-pool-pick';

export const maxPoolGradientOp: Op<Window> = {
  name: 'max-pool-gradient',
  infer: ([x]) => [{ shape: x.shape, type: x.type }],
  // Almost everywhere: the winners do not move.
  gradient: ({ inputs: [x, y], attributes }, [d]) => [undefined, undefined, d && maxPoolPick(x, y, d, attributes)],
  tensorflow: (graph, [x, y, dy], { inputs, attributes }) => [graph.add('MaxPoolGrad', [x, y, dy], poolAttributes(graph, inputs[0], attributes))],
  eager: (tf, [input, output, dy], { attributes }) => [
    tf.engine().runKernel('MaxPoolGrad', { dy, input, output }, { filterSize: [...attributes.size], strides: attributes.stride, pad: eagerPadding(attributes) }),
  ],
};

/** dy at the winner of each window, 0 elsewhere: the adjoint of max pooling. */
export const maxPoolGradient = (x: Value, y: Value, dy: Value, window: Window): Value => apply(maxPoolGradientOp, [x, y, dy], window);
