import type { Op } from '../op';
import type { Shape } from '../shape';
import { apply, type ElementType, type Value } from '../value';

interface Attributes {
  readonly shape: Shape;
  readonly type: ElementType;
  readonly values: readonly number[];
}

export const constantOp: Op<Attributes> = {
  name: 'constant',
  infer: (_, { shape, type }) => [{ shape, type }],
  tensorflow: (graph, _, { attributes: { shape, type, values } }) => [type === 'float' ? graph.floats(values, shape) : graph.ints(values, shape)],
  eager: (tf, _, { attributes: { shape, type, values } }) => [tf.tensor([...values], [...shape], type === 'float' ? 'float32' : 'int32')],
};

/** Fixed numbers, part of the program: a scalar, or a list with its shape. */
export const constant = (values: number | readonly number[], shape?: Shape, type: ElementType = 'float'): Value =>
  typeof values === 'number'
    ? apply(constantOp, [], { shape: shape ?? [], type, values: [values] })
    : apply(constantOp, [], { shape: shape ?? [values.length], type, values });
