import { typeIn } from '../elementwise';
import type { Op } from '../op';
import { apply, type Value } from '../value';

interface Attributes {
  readonly to: 'float' | 'bfloat16';
}

export const castOp: Op<Attributes> = {
  name: 'cast',
  infer: ([x], { to }) => [{ shape: x.shape, type: to }],
  tensorflow: (graph, [x], { inputs: [of], attributes: { to } }) => [graph.add('Cast', [x], { SrcT: typeIn(graph, of.type), DstT: typeIn(graph, to), Truncate: { bool: false } })],
  eager(tf, [x], { attributes: { to } }) {
    if (to === 'bfloat16') throw new Error('no bfloat16 here');
    return [tf.cast(x, 'float32')];
  },
};

/** The same numbers as floating-point numbers, or rounded to the nearest bfloat16, of two as near to the one whose last bit is 0. */
export const cast = (x: Value, to: Attributes['to'] = 'float'): Value => (x.type === to ? x : apply(castOp, [x], { to }));
