import { orderOf } from './order';
import { makeNode, type Value } from './value';

/**
 * The same values with every fused op written out in ops that are closed under differentiation: what second derivatives and
 * float64 need. Values without a fused op before them are returned as they are.
 */
export function compose(values: readonly Value[]): Value[] {
  const written = new Map<Value, Value>();
  const now = (value: Value) => written.get(value) ?? value;
  for (const node of orderOf(values)) {
    const inputs = node.inputs.map(now);
    if (node.op.composed) {
      node.op.composed(inputs, node.attributes).forEach((value, i) => value && written.set(node.outputs[i], value));
    } else if (inputs.some((input, i) => input !== node.inputs[i])) {
      makeNode(node.op, inputs, node.attributes).outputs.forEach((value, i) => written.set(node.outputs[i], value));
    }
  }
  return values.map(now);
}
