import { channelSums, imageSums } from '../channels';
import { typeIn } from '../elementwise';
import type { Op } from '../op';
import { apply, type Value } from '../value';
import { broadcastLike } from './broadcast-like';
import { reshape } from './reshape';

interface Attributes {
  readonly axes: readonly number[];
}

export const sumOp: Op<Attributes> = {
  name: 'sum',
  infer: ([x], { axes }) => [{ shape: x.shape.filter((_, i) => !axes.includes(i)), type: x.type }],
  gradient: ({ inputs: [x], attributes: { axes } }, [dy]) => [dy && broadcastLike(reshape(dy, x.shape.map((d, i) => (axes.includes(i) ? 1 : d))), x)],
  tensorflow: (graph, [x], { inputs: [of], attributes: { axes } }) => [graph.add('Sum', [x, graph.ints(axes)], { T: typeIn(graph, of.type), Tidx: { type: 'int32' }, keep_dims: { bool: false } })],
  eager(tf, [x], { attributes: { axes } }) {
    if (x.rank === 4 && axes.join() === '0,1,2') return [channelSums(tf, x)];
    if (x.rank === 4 && axes.join() === '1,2') return [imageSums(tf, x)];
    return [tf.sum(x, [...axes])];
  },
};

/** The sum over the given axes (all, unless said), which disappear. */
export const sum = (x: Value, axes: readonly number[] = x.shape.map((_, i) => i)): Value => (axes.length === 0 ? x : apply(sumOp, [x], { axes }));
