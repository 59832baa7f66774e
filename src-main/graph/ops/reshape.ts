import { typeIn } from '../elementwise';
import type { Op } from '../op';
import { isSameShape, showShape, sizeOf, type Shape } from '../shape';
import { apply, type Value } from '../value';

interface Attributes {
  readonly shape: Shape;
}

// The batch dimension, whatever its multiple, is the one that both engines work out from the rest.
const target = (shape: Shape) => shape.map((d) => (d < 0 ? -1 : d));

export const reshapeOp: Op<Attributes> = {
  name: 'reshape',
  infer([x], { shape }) {
    if (sizeOf(x.shape) !== sizeOf(shape)) throw new Error(`cannot reshape ${showShape(x.shape)} to ${showShape(shape)}`);
    return [{ shape, type: x.type }];
  },
  gradient: ({ inputs: [x] }, [dy]) => [dy && reshape(dy, x.shape)],
  tensorflow: (graph, [x], { inputs: [of], attributes: { shape } }) => [graph.add('Reshape', [x, graph.ints(target(shape))], { T: typeIn(graph, of.type), Tshape: { type: 'int32' } })],
  eager: (tf, [x], { attributes: { shape } }) => [tf.reshape(x, target(shape))],
};

/** The same entries in another shape. */
export const reshape = (x: Value, shape: Shape): Value => (isSameShape(x.shape, shape) ? x : apply(reshapeOp, [x], { shape }));
