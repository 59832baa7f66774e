import { typeIn } from '../elementwise';
import type { Op } from '../op';
import { apply, type Value } from '../value';
import { constant } from './constant';

interface Attributes {
  readonly axes: readonly number[];
}

export const countOp: Op<Attributes> = {
  name: 'count',
  infer: () => [{ shape: [], type: 'float' }],
  gradient: () => [undefined],
  tensorflow(graph, [x], { inputs: [of], attributes: { axes } }) {
    const shape = graph.add('Shape', [x], { T: typeIn(graph, of.type), out_type: { type: 'int32' } });
    const sizes = graph.add('GatherV2', [shape, graph.ints(axes), graph.ints([0], [])], { Tparams: { type: 'int32' }, Tindices: { type: 'int32' }, Taxis: { type: 'int32' }, batch_dims: { int: 0 } });
    const product = graph.add('Prod', [sizes, graph.ints([0])], { T: { type: 'int32' }, Tidx: { type: 'int32' }, keep_dims: { bool: false } });
    return [graph.add('Cast', [product], { SrcT: { type: 'int32' }, DstT: { type: graph.float }, Truncate: { bool: false } })];
  },
  eager: (tf, [x], { attributes: { axes } }) => [tf.scalar(axes.reduce((n, axis) => n * x.shape[axis], 1), 'float32')],
};

/** How many entries the given axes (all, unless said) of x hold in this run, as a number to divide by. */
export function count(x: Value, axes: readonly number[] = x.shape.map((_, i) => i)): Value {
  const sizes = axes.map((axis) => x.shape[axis]);
  return sizes.every((d) => d > 0) ? constant(sizes.reduce((n, d) => n * d, 1)) : apply(countOp, [x], { axes });
}
