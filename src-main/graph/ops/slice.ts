import { typeIn } from '../elementwise';
import type { Op } from '../op';
import { showShape } from '../shape';
import { apply, type Value } from '../value';
import { pad } from './pad';

interface Attributes {
  readonly axis: number;
  readonly start: number;
  readonly size: number;
}

export const sliceOp: Op<Attributes> = {
  name: 'slice',
  infer([x], { axis, start, size }) {
    if (x.shape[axis] < 0 || start < 0 || start + size > x.shape[axis]) throw new Error(`no slice of ${size} from ${start} in ${showShape(x.shape)}`);
    return [{ shape: x.shape.map((d, i) => (i === axis ? size : d)), type: x.type }];
  },
  gradient: ({ inputs: [x], attributes: { axis, start, size } }, [dy]) => [dy && pad(dy, x.shape.map((d, i) => (i === axis ? [start, d - start - size] : [0, 0])))],
  tensorflow(graph, [x], { inputs: [of], attributes: { axis, start, size } }) {
    const begin = graph.ints(of.shape.map((_, i) => (i === axis ? start : 0)));
    const sizes = graph.ints(of.shape.map((_, i) => (i === axis ? size : -1)));
    return [graph.add('Slice', [x, begin, sizes], { T: typeIn(graph, of.type), Index: { type: 'int32' } })];
  },
  eager: (tf, [x], { attributes: { axis, start, size } }) => [tf.slice(x, x.shape.map((_, i) => (i === axis ? start : 0)), x.shape.map((d, i) => (i === axis ? size : d)))],
};

/** `size` entries from `start` along one axis (not the batch). */
export const slice = (x: Value, axis: number, start: number, size: number): Value => (start === 0 && size === x.shape[axis] ? x : apply(sliceOp, [x], { axis, start, size }));
