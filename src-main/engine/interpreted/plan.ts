import { orderOf } from '../../graph/order';
import { goals, type Entry } from '../../graph/program';
import type { Node, Value } from '../../graph/value';

/** An entry in the order in which it is done. */
export interface Plan {
  readonly order: readonly Node[];
  /** For each node: the values that nothing needs after it. */
  readonly ended: readonly (readonly Value[])[];
  readonly feeds: readonly string[];
}

/** When each value that an entry makes can be let go: after the last op that reads it. What the entry was asked for stays; variables are not its own. */
export function planOf(entry: Entry): Plan {
  const asked = goals(entry);
  const order = orderOf(asked);
  const last = new Map<Value, number>();
  order.forEach((node, at) => {
    for (const value of [...node.outputs, ...node.inputs]) last.set(value, at);
  });
  for (const value of asked) last.delete(value);
  const ended: Value[][] = order.map(() => []);
  for (const [value, at] of last) if (value.node.op.name !== 'variable') ended[at].push(value);
  return { order, ended, feeds: order.flatMap(({ op, attributes }) => (op.name === 'feed' ? [String(attributes['name'])] : [])) };
}
