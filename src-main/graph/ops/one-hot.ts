import type { Op } from '../op';
import { apply, type Value } from '../value';

interface Attributes {
  readonly classes: number;
}

export const oneHotOp: Op<Attributes> = {
  name: 'one-hot',
  infer: ([labels], { classes }) => [{ shape: [...labels.shape, classes], type: 'float' }],
  tensorflow: (graph, [labels], { attributes: { classes } }) => [
    graph.add('OneHot', [labels, graph.ints([classes], []), graph.floats([1], []), graph.floats([0], [])], { T: { type: graph.float }, TI: { type: 'int32' }, axis: { int: -1 } }),
  ],
  eager: (tf, [labels], { attributes: { classes } }) => [tf.cast(tf.oneHot(labels as never, classes), 'float32')],
};

/** 1 at each label's class, 0 elsewhere (..., classes). */
export const oneHot = (labels: Value, classes: number): Value => apply(oneHotOp, [labels], { classes });
