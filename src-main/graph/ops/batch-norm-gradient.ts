import { typeIn } from '../elementwise';
import type { Op } from '../op';
import type { Epsilon } from './batch-norm';

const AXES = [0, 1, 2];

/** What images, scale and shift receive through batch normalisation in training. It has no gradient of its own: batch-norm says what stands for it. */
export const batchNormGradientOp: Op<Epsilon> = {
  name: 'batch-norm-gradient',
  infer: ([, x, scale]) => [{ shape: x.shape, type: 'float' }, { shape: scale.shape, type: 'float' }, { shape: scale.shape, type: 'float' }],
  tensorflow(graph, inputs, { attributes: { epsilon } }) {
    const type = typeIn(graph, 'float');
    const name = graph.add('FusedBatchNormGradV3', inputs, { T: type, U: type, epsilon: { float: epsilon }, data_format: { string: 'NHWC' }, is_training: { bool: true } });
    return [name, `${name}:1`, `${name}:2`];
  },
  eager(tf, [dy, x, scale, centre, variance], { attributes: { epsilon } }) {
    const n = x.size / scale.size;
    const inverse = tf.rsqrt(tf.add(variance, epsilon));
    const normalised = tf.mul(tf.sub(x, centre), inverse);
    const dShift = tf.sum(dy, AXES);
    const dScale = tf.sum(tf.mul(dy, normalised), AXES);
    const dx = tf.mul(tf.mul(inverse, scale), tf.sub(tf.sub(dy, tf.div(dShift, n)), tf.mul(normalised, tf.div(dScale, n))));
    return [dx, dScale, dShift];
  },
};
