/**
 * Batch normalisation with the batch's own statistics (Ioffe and Szegedy 2015), as one fused op, and written out for second derivatives.
 * Over stored statistics it is a scaling and needs no op.
 */
import { channelSums, perChannel } from '../channels';
import { typeIn } from '../elementwise';
import type { Op } from '../op';
import { makeNode, type Value } from '../value';
import { add } from './add';
import { batchNormGradientOp } from './batch-norm-gradient';
import { cast } from './cast';
import { constant } from './constant';
import { count } from './count';
import { divide } from './divide';
import { moments } from './moments';
import { multiply } from './multiply';
import { sqrt } from './sqrt';
import { subtract } from './subtract';

export interface Epsilon {
  readonly epsilon: number;
}

const AXES = [0, 1, 2];

export const batchNormOp: Op<Epsilon> = {
  name: 'batch-norm',
  // The last three are what the gradient wants to have kept; their meaning is the engine's own.
  infer: ([x, scale]) => [{ shape: x.shape, type: 'float' }, ...Array.from({ length: 5 }, () => ({ shape: scale.shape, type: 'float' as const }))],
  gradient({ inputs: [x, scale], outputs: [, , , ...kept], attributes }, [dy, ...others]) {
    if (others.some((d) => d)) throw new Error('the fused batch norm has no gradient through its statistics: compose it');
    return dy ? makeNode(batchNormGradientOp, [dy, x, scale, ...kept], attributes).outputs : [];
  },
  composed([x, scale, shift], { epsilon }) {
    const { centre, offset, variance } = moments(x);
    const n = count(x, AXES);
    const y = add(multiply(offset, divide(scale, sqrt(add(variance, constant(epsilon))))), shift);
    return [y, centre, multiply(variance, divide(n, subtract(n, constant(1)))), undefined, undefined, undefined];
  },
  tensorflow(graph, [x, scale, shift], { attributes: { epsilon } }) {
    const empty = graph.floats([], [0]);
    const type = typeIn(graph, 'float');
    const name = graph.add('FusedBatchNormV3', [x, scale, shift, empty, empty], {
      T: type, U: type, epsilon: { float: epsilon }, exponential_avg_factor: { float: 1 }, data_format: { string: 'NHWC' }, is_training: { bool: true },
    });
    return [name, ...[1, 2, 3, 4, 5].map((k) => `${name}:${k}`)];
  },
  eager(tf, [x, scale, shift], { attributes: { epsilon } }) {
    const n = x.size / scale.size;
    const centre = tf.div(channelSums(tf, x), n);
    const offset = perChannel(tf, tf.sub, x, centre);
    const variance = tf.div(channelSums(tf, tf.square(offset)), n);
    const factor = tf.mul(scale, tf.rsqrt(tf.add(variance, epsilon)));
    const y = perChannel(tf, tf.add, perChannel(tf, tf.mul, offset, factor), shift);
    return [y, centre, tf.mul(variance, n / (n - 1)), tf.clone(centre), variance, tf.zerosLike(variance)];
  },
};

/** Outputs of batch normalisation in training: the normalised images, and the batch's mean and unbiased variance (channels). */
export interface Normalised {
  readonly y: Value;
  readonly mean: Value;
  readonly variance: Value;
}

/** Normalises each channel of x (batch, height, width, channels) by the batch's mean and biased variance, then scales and shifts. */
export function batchNorm(x: Value, scale: Value, shift: Value, epsilon: number): Normalised {
  const [y, centre, variance] = makeNode(batchNormOp, [x, scale, shift], { epsilon }).outputs;
  return { y, mean: centre, variance };
}

/** The same with stored statistics: (x - mean) / sqrt(variance + epsilon) · scale + shift. */
export function normalise(x: Value, scale: Value, shift: Value, centre: Value, variance: Value, epsilon: number): Value {
  const factor = divide(scale, sqrt(add(variance, constant(epsilon))));
  const alike = (numbers: Value) => (x.type === 'bfloat16' ? cast(numbers, 'bfloat16') : numbers);
  return add(multiply(x, alike(factor)), alike(subtract(shift, multiply(centre, factor))));
}

