/** The two patterns that most ops follow: one operand, or two that broadcast against each other. */
import type { Eager, EagerTensor } from '../engine/eager';
import type { Attribute, GraphWriter } from '../engine/tensorflow/graph-writer';
import { perChannel } from './channels';
import type { Op } from './op';
import { broadcastShape } from './shape';
import type { ElementType, Value } from './value';

/** An element type in TensorFlow's words. */
export const typeIn = (graph: GraphWriter, type: ElementType): Attribute => ({ type: type === 'float' ? graph.float : type });

type NoAttributes = Record<string, never>;

interface Unary {
  readonly name: string;
  readonly tensorflow: string;
  eager(tf: Eager, x: EagerTensor): EagerTensor;
  gradient(dy: Value, x: Value, y: Value): Value;
}

export const unary = ({ name, tensorflow, eager, gradient }: Unary): Op<NoAttributes> => ({
  name,
  infer: ([x]) => [{ shape: x.shape, type: x.type }],
  gradient: ({ inputs: [x], outputs: [y] }, [dy]) => [dy && gradient(dy, x, y)],
  tensorflow: (graph, [x], node) => [graph.add(tensorflow, [x], { T: typeIn(graph, node.inputs[0].type) })],
  eager: (tf, [x]) => [eager(tf, x)],
});

interface Binary {
  readonly name: string;
  readonly tensorflow: string;
  eager(tf: Eager, a: EagerTensor, b: EagerTensor): EagerTensor;
  gradient(dy: Value, a: Value, b: Value, y: Value): readonly [Value, Value];
}

export const binary = ({ name, tensorflow, eager, gradient }: Binary): Op<NoAttributes> => ({
  name,
  infer([a, b]) {
    if (a.type !== b.type) throw new Error(`${name} of different types: ${a.type} and ${b.type}`);
    return [{ shape: broadcastShape(a.shape, b.shape), type: a.type }];
  },
  gradient: ({ inputs: [a, b], outputs: [y] }, [dy]) => (dy ? gradient(dy, a, b, y) : [undefined, undefined]),
  tensorflow: (graph, [a, b], node) => [graph.add(tensorflow, [a, b], { T: typeIn(graph, node.inputs[0].type) })],
  eager(tf, [a, b]) {
    const isPerChannel = a.rank === 4 && b.rank === 1 && a.shape[3] === b.shape[0];
    return [isPerChannel ? perChannel(tf, (x, y) => eager(tf, x, y), a, b) : eager(tf, a, b)];
  },
});
