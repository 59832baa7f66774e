import { typeIn } from '../elementwise';
import type { Op } from '../op';
import { showShape } from '../shape';
import { apply, type Value } from '../value';
import { slice } from './slice';

interface Attributes {
  readonly axis: number;
}

export const concatOp: Op<Attributes> = {
  name: 'concat',
  infer(inputs, { axis }) {
    const [first] = inputs;
    for (const { shape } of inputs) {
      if (shape.length !== first.shape.length || shape.some((d, i) => i !== axis && d !== first.shape[i])) throw new Error(`cannot concatenate ${showShape(first.shape)} and ${showShape(shape)}`);
    }
    return [{ shape: first.shape.map((d, i) => (i === axis ? inputs.reduce((n, x) => n + x.shape[axis], 0) : d)), type: first.type }];
  },
  gradient({ inputs, attributes: { axis } }, [dy]) {
    let start = 0;
    return inputs.map((x) => {
      const part = dy && slice(dy, axis, start, x.shape[axis]);
      start += x.shape[axis];
      return part;
    });
  },
  tensorflow: (graph, inputs, { inputs: [of], attributes: { axis } }) => [
    graph.add('ConcatV2', [...inputs, graph.ints([axis], [])], { T: typeIn(graph, of.type), Tidx: { type: 'int32' }, N: { int: inputs.length } }),
  ],
  eager: (tf, inputs, { attributes: { axis } }) => [tf.concat([...inputs], axis)],
};

/** The inputs one after the other along an axis. */
export const concat = (inputs: readonly Value[], axis: number): Value => (inputs.length === 1 ? inputs[0] : apply(concatOp, inputs, { axis }));
