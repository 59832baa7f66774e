import { typeIn } from '../elementwise';
import type { Op } from '../op';
import { showShape, sizeOf } from '../shape';
import { apply, type Value } from '../value';

interface Attributes {
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

export const matmulOp: Op<Attributes> = {
  name: 'matmul',
  infer([a, b], { transposeA, transposeB }) {
    const [rows, inner] = transposeA ? [a.shape[1], a.shape[0]] : a.shape;
    const [other, columns] = transposeB ? [b.shape[1], b.shape[0]] : b.shape;
    if (a.shape.length !== 2 || b.shape.length !== 2 || inner !== other) throw new Error(`no matrix product of ${showShape(a.shape)} and ${showShape(b.shape)}`);
    if (a.type !== b.type) throw new Error(`matrix product of different types: ${a.type} and ${b.type}`);
    return [{ shape: [rows, columns], type: a.type }];
  },
  gradient({ inputs: [a, b], attributes: { transposeA: ta, transposeB: tb } }, [dy]) {
    if (!dy) return [undefined, undefined];
    return [ta ? matmul(b, dy, tb, true) : matmul(dy, b, false, !tb), tb ? matmul(dy, a, true, ta) : matmul(a, dy, !ta, false)];
  },
  tensorflow: (graph, [a, b], { inputs: [of], attributes: { transposeA, transposeB } }) => [
    graph.add('MatMul', [a, b], { T: typeIn(graph, of.type), transpose_a: { bool: transposeA }, transpose_b: { bool: transposeB } }),
  ],
  // tfjs' WebAssembly kernel is quick at plain products only. It also packs the second factor once for its data, whatever shape a reshape
  // gives that later, and then reads beyond its end: so it is always given new data.
  eager: (tf, [a, b], { attributes: { transposeA, transposeB } }) => [tf.matMul(transposeA ? tf.transpose(a) : a, transposeB ? tf.transpose(b) : tf.add(b, 0))],
  flops: ({ inputs: [a], outputs: [y], attributes: { transposeA } }) => 2 * Math.abs(sizeOf(y.shape)) * Math.abs(transposeA ? a.shape[0] : a.shape[1]),
};

/** The matrix product of a (or its transpose) and b (or its transpose). */
export const matmul = (a: Value, b: Value, transposeA = false, transposeB = false): Value => apply(matmulOp, [a, b], { transposeA, transposeB });
