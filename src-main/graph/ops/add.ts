import { binary, typeIn } from '../elementwise';
import type { Op } from '../op';
import { apply, type Value } from '../value';
import { sumTo } from './sum-to';

const plain = binary({
  name: 'add',
  tensorflow: 'AddV2',
  eager: (tf, a, b) => tf.add(a, b),
  gradient: (dy, a, b) => [sumTo(dy, a.shape), sumTo(dy, b.shape)],
});

export const addOp: Op<Record<string, never>> = {
  ...plain,
  tensorflow(graph, inputs, node) {
    const [a, b] = node.inputs;
    // TensorFlow fuses a convolution with a BiasAdd behind it, not always with an AddV2.
    const isBias = b.shape.length === 1 && a.shape.length > 1 && a.shape.at(-1) === b.shape[0] && (a.type === 'float' || a.type === 'bfloat16');
    return isBias ? [graph.add('BiasAdd', inputs, { T: typeIn(graph, a.type), data_format: { string: 'NHWC' } })] : plain.tensorflow(graph, inputs, node);
  },
};

/** a + b, broadcast. */
export const add = (a: Value, b: Value): Value => apply(addOp, [a, b], {});
