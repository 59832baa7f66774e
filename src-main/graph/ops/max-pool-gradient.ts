import type { EagerTensor } from '../../engine/eager';
import type { Op } from '../op';
import { apply, type Value } from '../value';
import type { Window } from '../window';
import { eachWinner, poolAttributes } from './max-pool';
import { maxPoolPick } from './max-pool-pick';

export const maxPoolGradientOp: Op<Window> = {
  name: 'max-pool-gradient',
  infer: ([x]) => [{ shape: x.shape, type: x.type }],
  // Almost everywhere: the winners do not move.
  gradient: ({ inputs: [x, y], attributes }, [d]) => [undefined, undefined, d && maxPoolPick(x, y, d, attributes)],
  tensorflow: (graph, [x, y, dy], { inputs, attributes }) => [graph.add('MaxPoolGrad', [x, y, dy], poolAttributes(graph, inputs[0], attributes))],
  eager(tf, [x, y, dy], { attributes }) {
    const { size, stride, padding } = attributes;
    const [, height, width] = x.shape as number[];
    const [batch, rows, columns, channels] = y.shape as [number, number, number, number];
    const [tall, wide] = [height + padding[0][0] + padding[0][1], width + padding[1][0] + padding[1][1]];
    let total: EagerTensor | undefined;
    eachWinner(tf, x, y, attributes, (mask, row, column) => {
      let part: EagerTensor = tf.mul(dy, mask);
      // Back to the places that the strided window came from.
      for (const [axis, n] of [[1, rows], [2, columns]] as const) {
        if (stride === 1) continue;
        const zeros = Array.from({ length: stride - 1 }, () => tf.zerosLike(part));
        const shape = part.shape.map((d, i) => (i === axis ? n * stride : d));
        part = tf.reshape(tf.stack([part, ...zeros], axis + 1), shape);
      }
      const used: [number, number] = [Math.min(part.shape[1]!, tall - row), Math.min(part.shape[2]!, wide - column)];
      part = tf.slice(part, [0, 0, 0, 0], [batch, used[0], used[1], channels]);
      part = tf.pad(part, [[0, 0], [row, tall - row - used[0]], [column, wide - column - used[1]], [0, 0]]);
      total = total ? tf.add(total, part) : part;
    });
    if (!total) throw new Error(`empty window: ${size.join()}`);
    return [tf.slice(total, [0, padding[0][0], padding[1][0], 0], x.shape)];
  },
};

/** dy at the winner of each window, 0 elsewhere: the adjoint of max pooling. */
export const maxPoolGradient = (x: Value, y: Value, dy: Value, window: Window): Value => apply(maxPoolGradientOp, [x, y, dy], window);
