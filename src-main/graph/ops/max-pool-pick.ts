import type { EagerTensor } from '../../engine/eager';
import { typeIn } from '../elementwise';
import type { Op } from '../op';
import { apply, type Value } from '../value';
import { symmetric, type Window } from '../window';
import { eachWinner, LOWEST, poolAttributes } from './max-pool';
import { maxPoolGradient } from './max-pool-gradient';

export const maxPoolPickOp: Op<Window> = {
  name: 'max-pool-pick',
  infer: ([, y]) => [{ shape: y.shape, type: y.type }],
  gradient: ({ inputs: [x, y], attributes }, [dy]) => [undefined, undefined, dy && maxPoolGradient(x, y, dy, attributes)],
  // MaxPoolGradGrad alone among the pooling kernels knows no padding of one's own.
  tensorflow(graph, [x, y, d], { inputs, attributes }) {
    const { padding } = attributes;
    const isPadded = padding.flat().some((p) => p > 0);
    const type = typeIn(graph, 'float');
    const paddings = graph.ints([0, 0, ...padding.flat(), 0, 0], [4, 2]);
    const grown = (name: string, fill: number) => (isPadded ? graph.add('PadV2', [name, paddings, graph.floats([fill], [])], { T: type, Tpaddings: { type: 'int32' } }) : name);
    return [graph.add('MaxPoolGradGrad', [grown(x, LOWEST), y, grown(d, 0)], poolAttributes(graph, inputs[0], { ...attributes, padding: symmetric(0) }))];
  },
  eager(tf, [x, y, d], { attributes }) {
    const { stride, padding } = attributes;
    const grown = padding.flat().some((p) => p > 0) ? tf.pad(d, [[0, 0], [...padding[0]], [...padding[1]], [0, 0]]) : d;
    const [batch, rows, columns, channels] = y.shape as [number, number, number, number];
    let total: EagerTensor = tf.zerosLike(y);
    eachWinner(tf, x, y, attributes, (mask, row, column) => {
      const end = [batch, row + (rows - 1) * stride + 1, column + (columns - 1) * stride + 1, channels];
      total = tf.add(total, tf.mul(mask, tf.stridedSlice(grown, [0, row, column, 0], end, [1, stride, stride, 1])));
    });
    return [total];
  },
};

/** The entries of d (shaped as x) where x won its window: the gradient of max pooling's gradient. */
export const maxPoolPick = (x: Value, y: Value, d: Value, window: Window): Value => apply(maxPoolPickOp, [x, y, d], window);
