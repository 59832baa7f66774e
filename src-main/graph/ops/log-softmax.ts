import { typeIn } from '../elementwise';
import type { Op } from '../op';
import { apply, type Value } from '../value';
import { multiply } from './multiply';
import { softmax, sumOfRows } from './softmax';
import { subtract } from './subtract';

export const logSoftmaxOp: Op<Record<string, never>> = {
  name: 'log-softmax',
  infer: ([x]) => [{ shape: x.shape, type: x.type }],
  gradient: ({ inputs: [x] }, [dy]) => [dy && subtract(dy, multiply(softmax(x), sumOfRows(dy)))],
  tensorflow: (graph, [x], { inputs: [of] }) => [graph.add('LogSoftmax', [x], { T: typeIn(graph, of.type) })],
  // Written out: tfjs' own takes a tape that is not wanted here.
  eager(tf, [x]) {
    const shifted = tf.sub(x, tf.max(x, -1, true));
    return [tf.sub(shifted, tf.log(tf.sum(tf.exp(shifted), -1, true)))];
  },
};

/** The logarithm of softmax along the last axis, without overflow. */
export const logSoftmax = (x: Value): Value => apply(logSoftmaxOp, [x], {});
