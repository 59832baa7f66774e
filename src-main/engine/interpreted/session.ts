import type { Entry, Named, Program } from '../../graph/program';
import type { ElementType, Node, Value } from '../../graph/value';
import type { Eager, EagerTensor } from '../eager';
import type { Fed, Fetched, Numbers, Session } from '../engine';
import { fill, fillFeeds, type Filled } from '../fed';
import { planOf, type Plan } from './plan';

/** tfjs keeps bytes as int32. Always a copy: a backend may keep the array that it is given. */
const make = (tf: Eager, { place: { type }, numbers, shape }: Filled): EagerTensor =>
  tf.tensor(type === 'float' ? new Float32Array(numbers) : new Int32Array(numbers), shape, type === 'float' ? 'float32' : 'int32');

/** A program run op by op through the named tfjs backend. */
export function openSession(tf: Eager, backend: string, program: Program): Session {
  const held = new Map<string, EagerTensor>();
  const plans = new Map<string, Plan>();

  // tfjs has one backend at a time; one that was opened before is there at once, so nothing can come between this and the ops.
  const choose = () => {
    if (tf.getBackend() !== backend) void tf.setBackend(backend);
  };
  const planned = (entry: Entry): Plan => {
    const plan = plans.get(entry.name) ?? planOf(entry);
    plans.set(entry.name, plan);
    return plan;
  };
  const named = (name: string): Named => {
    const place = program.variables.get(name);
    if (!place) throw new Error(`no such variable: ${name}`);
    return place;
  };
  const variable = (name: string): EagerTensor => {
    const tensor = held.get(name);
    if (!tensor) throw new Error(`variable without a value: ${name}`);
    return tensor;
  };
  const hold = (name: string, tensor: EagerTensor) => {
    held.get(name)?.dispose();
    held.set(name, tensor);
  };
  const numbers = async (tensor: EagerTensor, type: ElementType): Promise<Numbers> => {
    const data = await tensor.data();
    return type === 'uint8' ? Uint8Array.from(data) : (data.slice() as Numbers);
  };

  function outputs(node: Node, find: (value: Value) => EagerTensor, feeds: ReadonlyMap<string, Filled>): readonly EagerTensor[] {
    const name = String(node.attributes['name']);
    if (node.op.name === 'variable') return [variable(name)];
    if (node.op.name === 'feed') return [make(tf, feeds.get(name)!)];
    return tf.tidy(() => node.op.eager(tf, node.inputs.map(find), node) as EagerTensor[]);
  }

  /** All that the entry asks for; tensors that the caller is to dispose of. */
  function compute(entry: Entry, feeds: Readonly<Record<string, Fed>>): { readonly fetched: readonly EagerTensor[]; readonly updated: readonly EagerTensor[] } {
    const { order, ended, feeds: names } = planned(entry);
    const filled = new Map(fillFeeds(program, names, feeds).map((each) => [each.place.name, each]));
    const now = new Map<Value, EagerTensor>();
    const own = new Set<EagerTensor>();
    const find = (value: Value): EagerTensor => {
      const tensor = now.get(value);
      if (!tensor) throw new Error(`not computed: ${value.node.op.name}`);
      return tensor;
    };
    try {
      order.forEach((node, at) => {
        outputs(node, find, filled).forEach((tensor, i) => {
          now.set(node.outputs[i], tensor);
          if (node.op.name !== 'variable') own.add(tensor);
        });
        for (const value of ended[at]) find(value).dispose();
      });
      return { fetched: Object.values(entry.fetches).map((value) => tf.clone(find(value))), updated: entry.updates.map(([, value]) => tf.clone(find(value))) };
    } finally {
      for (const tensor of own) if (!tensor.isDisposed) tensor.dispose();
    }
  }

  return {
    async set(name, values) {
      const filled = fill(named(name), values);
      choose();
      hold(name, make(tf, filled));
    },
    async get(name) {
      const { type } = named(name);
      return numbers(variable(name), type);
    },
    async run(name, feeds = {}) {
      const entry = program.entries.get(name);
      if (!entry) throw new Error(`no such entry: ${name}`);
      choose();
      const { fetched, updated } = compute(entry, feeds);
      entry.updates.forEach(([{ name: changed }], i) => hold(changed, updated[i]));
      const results = await Promise.all(Object.entries(entry.fetches).map(async ([key, value], i) => [key, await numbers(fetched[i], value.type)] as const));
      for (const tensor of fetched) tensor.dispose();
      return Object.fromEntries(results) as Fetched;
    },
    async close() {
      for (const tensor of held.values()) tensor.dispose();
      held.clear();
    },
  };
}
