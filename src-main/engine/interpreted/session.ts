import { orderOf } from '../../graph/order';
import { goals, type Entry, type Named, type Program } from '../../graph/program';
import { concrete, sizeOf } from '../../graph/shape';
import type { Node, Value } from '../../graph/value';
import type { Eager, EagerTensor } from '../eager';
import type { Fed, Fetched, Numbers, Session } from '../engine';

interface Plan {
  readonly order: readonly Node[];
  /** Values that nothing needs after the node at this place. */
  readonly ended: readonly (readonly Value[])[];
}

/** When each value can be let go: after the last op that reads it. */
function plan(entry: Entry): Plan {
  const kept = goals(entry);
  const order = orderOf(kept);
  const last = new Map<Value, number>();
  order.forEach((node, at) => {
    for (const value of [...node.outputs, ...node.inputs]) last.set(value, at);
  });
  for (const value of kept) last.delete(value);
  const ended: Value[][] = order.map(() => []);
  for (const [value, at] of last) if (value.node.op.name !== 'variable') ended[at].push(value);
  return { order, ended };
}

/** A program run op by op through tfjs, whatever backend it has been given. */
export function openSession(tf: Eager, program: Program): Session {
  const held = new Map<string, EagerTensor>();
  const plans = new Map<string, Plan>();

  const make = ({ name, shape, type }: Named, fed: Fed): EagerTensor => {
    const list = typeof fed === 'number' ? [fed] : fed;
    const rest = Math.abs(sizeOf(shape));
    const batch = list.length / rest;
    const full = concrete(shape, batch);
    if (full.reduce((n, d) => n * d, 1) !== list.length || !Number.isInteger(batch)) throw new Error(`${name} [${shape.join(', ')}] got ${list.length} numbers`);
    // tfjs keeps bytes as int32.
    const data = type === 'float' ? (list instanceof Float32Array ? list : Float32Array.from(list)) : list instanceof Int32Array ? list : Int32Array.from(list);
    return tf.tensor(data, full, type === 'float' ? 'float32' : 'int32');
  };

  return {
    async set(name, values) {
      const variable = program.variables.get(name);
      if (!variable) throw new Error(`no such variable: ${name}`);
      held.get(name)?.dispose();
      held.set(name, make(variable, values));
    },
    async get(name) {
      const tensor = held.get(name);
      if (!tensor) throw new Error(`variable without a value: ${name}`);
      const data = await tensor.data();
      return (program.variables.get(name)!.type === 'uint8' ? Uint8Array.from(data) : data.slice()) as Numbers;
    },
    async run(name, feeds = {}) {
      const entry = program.entries.get(name);
      if (!entry) throw new Error(`no such entry: ${name}`);
      const { order, ended } = plans.get(name) ?? plan(entry);
      plans.set(name, { order, ended });
      const now = new Map<Value, EagerTensor>();
      const find = (value: Value): EagerTensor => {
        const tensor = now.get(value);
        if (!tensor) throw new Error(`not computed: ${value.node.op.name}`);
        return tensor;
      };
      order.forEach((node, at) => {
        const place = node.outputs[0];
        if (node.op.name === 'variable') {
          const tensor = held.get(String(node.attributes['name']));
          if (!tensor) throw new Error(`variable without a value: ${String(node.attributes['name'])}`);
          now.set(place, tensor);
        } else if (node.op.name === 'feed') {
          const feed = String(node.attributes['name']);
          if (feeds[feed] === undefined) throw new Error(`missing feed: ${feed}`);
          now.set(place, make(program.feeds.get(feed)!, feeds[feed]));
        } else {
          const inputs = node.inputs.map(find);
          tf.tidy(() => node.op.eager(tf, inputs, node) as EagerTensor[]).forEach((tensor, i) => now.set(node.outputs[i], tensor));
        }
        for (const value of ended[at]) now.get(value)?.dispose();
      });

      const fetched: Record<string, Float32Array | Int32Array> = {};
      for (const [key, value] of Object.entries(entry.fetches)) fetched[key] = (await find(value).data()).slice() as Float32Array;
      const written = entry.updates.map(([variable, value]) => [variable.name, tf.keep(tf.clone(find(value)))] as const);
      for (const value of new Set(goals(entry))) if (value.node.op.name !== 'variable') find(value).dispose();
      for (const [variable, tensor] of written) {
        held.get(variable)?.dispose();
        held.set(variable, tensor);
      }
      return fetched as Fetched;
    },
    async close() {
      for (const tensor of held.values()) tensor.dispose();
      held.clear();
    },
  };
}
