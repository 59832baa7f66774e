/** Differentiation as a graph: from a graph that computes y to one that computes its gradient, and that of the gradient, and so on. */
import { add } from './ops/add';
import { broadcastLike } from './ops/broadcast-like';
import { constant } from './ops/constant';
import { orderOf } from './order';
import type { Node, Value } from './value';

/**
 * The gradient of y (a scalar, or anything with `seed` as what it receives) with respect to each of xs, shaped as they are.
 * What lies before an x is not looked at; where nothing passes the gradient is zeros. Throws where an op has no gradient, or is done in bfloat16. Reverse mode: about twice the work of y for any number of xs.
 */
export function gradient(y: Value, xs: readonly Value[], seed: Value = broadcastLike(constant(1), y)): Value[] {
  const order = orderOf([y]);
  const wanted = new Set(xs);
  const leads = new Set<Node>();
  for (const node of order) {
    if (node.outputs.some((v) => wanted.has(v)) || node.inputs.some((v) => wanted.has(v) || leads.has(v.node))) leads.add(node);
  }
  const received = new Map<Value, Value>([[y, seed]]);
  for (const node of order.reverse()) {
    if (!leads.has(node)) continue;
    const outputs = node.outputs.map((v) => received.get(v));
    if (outputs.every((d) => d === undefined)) continue;
    if (!node.inputs.some((v) => wanted.has(v) || leads.has(v.node))) continue;
    if ([...node.inputs, ...node.outputs].some((v) => v.type === 'bfloat16')) throw new Error(`no gradient through bfloat16: ${node.op.name}`);
    if (!node.op.gradient) {
      if (node.inputs.every((v) => v.type !== 'float') || node.outputs.every((v) => v.type !== 'float')) continue;
      throw new Error(`no gradient: ${node.op.name}`);
    }
    node.op.gradient(node, outputs).forEach((d, i) => {
      const input = node.inputs[i];
      if (!d || !(wanted.has(input) || leads.has(input.node))) return;
      const before = received.get(input);
      received.set(input, before ? add(before, d) : d);
    });
  }
  return xs.map((x) => received.get(x) ?? broadcastLike(constant(0), x));
}
