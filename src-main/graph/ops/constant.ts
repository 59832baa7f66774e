import type { Op } from '../op';
import { showShape, sizeOf, type Shape } from '../shape';
import { apply, type Value } from '../value';

type ConstantType = 'float' | 'int32';

interface Attributes {
  readonly shape: Shape;
  readonly type: ConstantType;
  readonly values: readonly number[];
}

export const constantOp: Op<Attributes> = {
  name: 'constant',
  infer(_, { shape, type, values }) {
    if (values.length !== sizeOf(shape)) throw new Error(`${values.length} numbers do not fill ${showShape(shape)}`);
    return [{ shape, type }];
  },
  tensorflow: (graph, _, { attributes: { shape, type, values } }) => [type === 'float' ? graph.floats(values, shape) : graph.ints(values, shape)],
  eager: (tf, _, { attributes: { shape, type, values } }) => [tf.tensor([...values], [...shape], type === 'float' ? 'float32' : 'int32')],
};

/** Fixed numbers, part of the program: a scalar, or a list with its shape. */
export const constant = (values: number | readonly number[], shape: Shape = typeof values === 'number' ? [] : [values.length], type: ConstantType = 'float'): Value =>
  apply(constantOp, [], { shape, type, values: typeof values === 'number' ? [values] : values });
