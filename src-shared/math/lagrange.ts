/** Values between the nodes of a grid, by polynomials through the four nearest nodes along each axis. */

/** Nodes and weights such that the value at a place is the sum of weight times the node's value. */
export interface Stencil {
  readonly nodes: readonly number[];
  readonly weights: readonly number[];
}

/** The cubic through the four of the ascending nodes that are nearest around a place (fewer where there are fewer); a node itself is its own. */
export function stencilAt(nodes: readonly number[], at: number): Stencil {
  if (nodes.includes(at)) return { nodes: [at], weights: [1] };
  const above = nodes.findIndex((node) => node > at);
  const first = Math.max(0, Math.min((above < 0 ? nodes.length : above) - 2, nodes.length - 4));
  const near = nodes.slice(first, first + 4);
  const weights = near.map((node) => near.reduce((weight, other) => (other === node ? weight : (weight * (at - other)) / (node - other)), 1));
  return { nodes: near, weights };
}
