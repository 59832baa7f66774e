import { typeIn } from '../elementwise';
import type { Op } from '../op';
import { apply, type Value } from '../value';

export const reluGradientOp: Op<Record<string, never>> = {
  name: 'relu-gradient',
  infer: ([dy]) => [{ shape: dy.shape, type: dy.type }],
  // Almost everywhere: the mask does not move with y.
  gradient: ({ inputs: [, y] }, [d]) => [d && reluGradient(d, y), undefined],
  tensorflow: (graph, inputs) => [graph.add('ReluGrad', inputs, { T: typeIn(graph, 'float') })],
  eager: (tf, [dy, y]) => [tf.mul(dy, tf.step(y))],
};

/** dy where y > 0, else 0: the adjoint of relu. */
export const reluGradient = (dy: Value, y: Value): Value => apply(reluGradientOp, [dy, y], {});
