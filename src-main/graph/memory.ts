import { orderOf } from './order';
import { goals, type Entry, type Program } from './program';
import { concrete, type Shape } from './shape';
import type { ElementType, Node, Value } from './value';

const BYTES: Readonly<Record<ElementType, number>> = { uint8: 1, bfloat16: 2, int32: 4, float: 4 };

const bytesOf = (type: ElementType, shape: Shape, batch: number, program: Program) =>
  concrete(shape, batch).reduce((n, d) => n * d, 1) * (type === 'float' && program.precision === 'float64' ? 8 : BYTES[type]);

/** Ops whose output shares its input's memory in TensorFlow. */
const SHARED = new Set(['reshape']);

/**
 * The most bytes that an entry holds at once for a batch of the given size, variables included: every value lives from the op
 * that makes it to the last that reads it, in the order in which the ops are written. Kernels' own work space is not counted.
 */
export function peakBytes(program: Program, entry: Entry, batch: number): number {
  const order = orderOf(goals(entry));
  const lastUse = new Map<Node, number>();
  const owner = (node: Node): Node => (SHARED.has(node.op.name) ? owner(node.inputs[0].node) : node);
  order.forEach((node, at) => node.inputs.forEach((input) => lastUse.set(owner(input.node), at)));
  for (const value of goals(entry)) lastUse.set(owner(value.node), order.length);

  let held = 0;
  for (const { type, shape } of program.variables.values()) held += bytesOf(type, shape, batch, program);
  const isOwn = (node: Node) => node.op.name !== 'variable' && !SHARED.has(node.op.name);
  const size = (node: Node) => node.outputs.reduce((n, v: Value) => n + bytesOf(v.type, v.shape, batch, program), 0);
  const endings = new Map<number, Node[]>();
  for (const [node, at] of lastUse) endings.set(at, [...(endings.get(at) ?? []), node]);
  let peak = held;
  order.forEach((node, at) => {
    if (isOwn(node)) held += size(node);
    peak = Math.max(peak, held);
    for (const ended of endings.get(at) ?? []) if (isOwn(ended)) held -= size(ended);
  });
  return peak;
}
