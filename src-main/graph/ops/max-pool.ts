import type { Eager, EagerTensor } from '../../engine/eager';
import type { Attribute, GraphWriter } from '../../engine/tensorflow/graph-writer';
import { typeIn } from '../elementwise';
import type { Op } from '../op';
import type { Shape } from '../shape';
import { apply, type Value } from '../value';
import { windowAttributes, windowsAlong, type Window } from '../window';
import { maxPoolGradient } from './max-pool-gradient';

/** What stands around an image whose windows are searched for their largest entry: it loses everywhere. */
export const LOWEST = -3e38;

export const pooled = (x: Value, window: Window): Shape => [x.shape[0], windowsAlong(x.shape, 0, window), windowsAlong(x.shape, 1, window), x.shape[3]];

export const poolAttributes = (graph: GraphWriter, x: Value, window: Window): Record<string, Attribute> => ({
  T: typeIn(graph, x.type),
  ksize: { ints: [1, ...window.size, 1] },
  ...windowAttributes(x.shape, window),
});

/**
 * For each place in a window, in the order of rows: the entries of x there (batch, rows, columns, channels), and where among them the
 * largest was met first. Calls `visit` with the mask (1 at the winner) and the place.
 */
export function eachWinner(tf: Eager, x: EagerTensor, y: EagerTensor, { size, stride, padding }: Window, visit: (mask: EagerTensor, row: number, column: number) => void): void {
  const around: [number, number][] = [[0, 0], [...padding[0]], [...padding[1]], [0, 0]];
  const grown = padding.flat().some((p) => p > 0) ? tf.pad(x, around, LOWEST) : x;
  const [batch, rows, columns, channels] = y.shape as [number, number, number, number];
  let free: EagerTensor = tf.onesLike(y);
  for (let row = 0; row < size[0]; row++) {
    for (let column = 0; column < size[1]; column++) {
      const end = [batch, row + (rows - 1) * stride + 1, column + (columns - 1) * stride + 1, channels];
      const seen = tf.stridedSlice(grown, [0, row, column, 0], end, [1, stride, stride, 1]);
      const mask = tf.mul(free, tf.cast(tf.equal(seen, y), 'float32'));
      free = tf.sub(free, mask);
      visit(mask, row, column);
    }
  }
}

export const maxPoolOp: Op<Window> = {
  name: 'max-pool',
  infer: ([x], window) => [{ shape: pooled(x, window), type: x.type }],
  gradient: ({ inputs: [x], outputs: [y], attributes }, [dy]) => [dy && maxPoolGradient(x, y, dy, attributes)],
  tensorflow: (graph, [x], { inputs, attributes }) => [graph.add('MaxPool', [x], poolAttributes(graph, inputs[0], attributes))],
  eager(tf, [x], { attributes: { size, stride, padding } }) {
    // tfjs pads with zeros in some kernels.
    const grown = padding.flat().some((p) => p > 0) ? tf.pad(x, [[0, 0], [...padding[0]], [...padding[1]], [0, 0]], LOWEST) : x;
    return [tf.maxPool(grown as never, [...size], stride, 'valid')];
  },
};

/** The largest entry in each window of images (batch, height, width, channels). Of equals the first in order of rows wins, on every engine. */
export const maxPool = (x: Value, window: Window): Value => apply(maxPoolOp, [x], window);
