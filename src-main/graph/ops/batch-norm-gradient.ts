import { channelSums, perChannel } from '../channels';
import { typeIn } from '../elementwise';
import type { Op } from '../op';
import { add } from './add';
import type { Epsilon } from './batch-norm';
import { constant } from './constant';
import { count } from './count';
import { divide } from './divide';
import { moments } from './moments';
import { multiply } from './multiply';
import { sqrt } from './sqrt';
import { subtract } from './subtract';
import { sum } from './sum';

const AXES = [0, 1, 2];

/** What images, scale and shift receive through batch normalisation in training: the adjoint of the fused op. */
export const batchNormGradientOp: Op<Epsilon> = {
  name: 'batch-norm-gradient',
  infer: ([, x, scale]) => [{ shape: x.shape, type: 'float' }, { shape: scale.shape, type: 'float' }, { shape: scale.shape, type: 'float' }],
  composed([dy, x, scale], { epsilon }) {
    const { offset, variance } = moments(x);
    const deviation = sqrt(add(variance, constant(epsilon)));
    const normalised = divide(offset, deviation);
    const dShift = sum(dy, AXES);
    const dScale = sum(multiply(dy, normalised), AXES);
    const n = count(x, AXES);
    const dx = multiply(divide(scale, deviation), subtract(subtract(dy, divide(dShift, n)), multiply(normalised, divide(dScale, n))));
    return [dx, dScale, dShift];
  },
  tensorflow(graph, inputs, { attributes: { epsilon } }) {
    const type = typeIn(graph, 'float');
    const name = graph.add('FusedBatchNormGradV3', inputs, { T: type, U: type, epsilon: { float: epsilon }, data_format: { string: 'NHWC' }, is_training: { bool: true } });
    return [name, `${name}:1`, `${name}:2`];
  },
  eager(tf, [dy, x, scale, centre, variance], { attributes: { epsilon } }) {
    const n = x.size / scale.size;
    const inverse = tf.rsqrt(tf.add(variance, epsilon));
    const offset = perChannel(tf, tf.sub, x, centre);
    const dShift = channelSums(tf, dy);
    const dScale = tf.mul(channelSums(tf, tf.mul(dy, offset)), inverse);
    const along = perChannel(tf, tf.mul, offset, tf.div(tf.mul(dScale, inverse), n));
    const dx = perChannel(tf, tf.mul, tf.sub(perChannel(tf, tf.sub, dy, tf.div(dShift, n)), along), tf.mul(inverse, scale));
    return [dx, dScale, dShift];
  },
};
