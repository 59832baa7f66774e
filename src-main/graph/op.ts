/** What an op is: one file says its shape rule, its gradient as a graph, and how each engine does it. */
import type { Eager, EagerTensor } from '../engine/eager';
import type { GraphWriter } from '../engine/tensorflow/graph-writer';
import type { Shape } from './shape';
import type { ElementType, Node, Value } from './value';

export interface Inferred {
  readonly shape: Shape;
  readonly type: ElementType;
}

export interface Op<A extends object = Record<string, unknown>> {
  readonly name: string;

  /** Shapes and types of the outputs; throws where the inputs do not fit. */
  infer(inputs: readonly Value[], attributes: A): readonly Inferred[];

  /**
   * The adjoint as a graph: what each input receives, given what each output receives (undefined: nothing). Built of ops that have
   * gradients themselves, so that gradients of gradients are right by construction. Absent: asking for it throws.
   */
  gradient?(node: Node & { readonly attributes: A }, outputs: readonly (Value | undefined)[]): readonly (Value | undefined)[];

  /** For a fused op, whose gradient has no gradient: the same outputs written with ops that are closed under differentiation. */
  composed?(inputs: readonly Value[], attributes: A): readonly (Value | undefined)[];

  /** Writes the op into a TensorFlow graph and returns the names of its outputs there. */
  tensorflow(graph: GraphWriter, inputs: readonly string[], node: Node & { readonly attributes: A }): readonly string[];

  /** Does the op at once, with what the engine hands it. */
  eager(tf: Eager, inputs: readonly EagerTensor[], node: Node & { readonly attributes: A }): readonly EagerTensor[];

  /** Floating-point operations for one example (2 x multiply-adds); only ops that dominate the work say so. */
  flops?(node: Node & { readonly attributes: A }): number;
}
