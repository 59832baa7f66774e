import type { Node, Value } from './value';

/** The nodes that the values need, each after those it needs itself. */
export function orderOf(values: readonly Value[]): Node[] {
  const order: Node[] = [];
  const seen = new Set<Node>();
  // By hand, not by recursion: the gradient of a deep network is deeper than a call stack.
  const stack: { readonly node: Node; next: number }[] = [];
  const enter = (node: Node) => {
    if (seen.has(node)) return;
    seen.add(node);
    stack.push({ node, next: 0 });
  };
  for (const value of values) {
    enter(value.node);
    while (stack.length > 0) {
      const top = stack[stack.length - 1];
      if (top.next < top.node.inputs.length) enter(top.node.inputs[top.next++].node);
      else {
        order.push(top.node);
        stack.pop();
      }
    }
  }
  return order;
}
