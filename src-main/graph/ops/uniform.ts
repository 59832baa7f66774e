import { typeIn } from '../elementwise';
import type { Op } from '../op';
import { apply, type Value } from '../value';

export const uniformOp: Op<Record<string, never>> = {
  name: 'uniform',
  infer([like, seed]) {
    if (seed.type !== 'int32' || seed.shape[0] !== 2) throw new Error(`a seed is two whole numbers: ${seed.shape.join()}`);
    return [{ shape: like.shape, type: 'float' }];
  },
  gradient: () => [undefined, undefined],
  tensorflow(graph, [like, seed], { inputs }) {
    const shape = graph.add('Shape', [like], { T: typeIn(graph, inputs[0].type), out_type: { type: 'int32' } });
    return [graph.add('StatelessRandomUniform', [shape, seed], { dtype: { type: graph.float }, T: { type: 'int32' }, Tseed: { type: 'int32' } })];
  },
  eager(tf, [like, seed]) {
    const [a, b] = seed.dataSync();
    return [tf.randomUniform(like.shape, 0, 1, 'float32', `${a} ${b}`)];
  },
};

/** Uniform numbers in [0, 1), shaped as `like`, decided by a seed of two whole numbers (the stream differs between engines). */
export const uniform = (like: Value, seed: Value): Value => apply(uniformOp, [like, seed], {});
