/** A computation as data: nodes joined by values. Nothing here computes; engines do. */
import type { Op } from './op';
import type { Shape } from './shape';

/**
 * 'float' is the program's precision: float32, or float64 where a program asks for it. 'bfloat16' is float32 without its last 16 bits,
 * which some processors multiply at twice the rate: made by a cast, turned back by one, and without gradients.
 */
export type ElementType = StoredType | 'bfloat16';

/** What variables and feeds can be. */
export type StoredType = 'float' | 'int32' | 'uint8';

/** One output of a node. */
export interface Value {
  readonly node: Node;
  /** Which of the node's outputs. */
  readonly index: number;
  readonly shape: Shape;
  readonly type: ElementType;
}

export interface Node {
  readonly op: Op;
  readonly inputs: readonly Value[];
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly outputs: readonly Value[];
}

/** A node of the given op; its shape rule decides the outputs and throws where inputs do not fit. */
export function makeNode<A extends object>(op: Op<A>, inputs: readonly Value[], attributes: A): Node {
  const outputs: Value[] = [];
  const node: Node = { op: op as unknown as Op, inputs, attributes: attributes as Record<string, unknown>, outputs };
  op.infer(inputs, attributes).forEach(({ shape, type }, index) => outputs.push({ node, index, shape, type }));
  return node;
}

/** The only output of a node. */
export const apply = <A extends object>(op: Op<A>, inputs: readonly Value[], attributes: A): Value => makeNode(op, inputs, attributes).outputs[0];
