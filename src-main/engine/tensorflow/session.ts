import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { showShape, type Shape } from '../../graph/shape';
import type { Named, Program } from '../../graph/program';
import type { ElementType } from '../../graph/value';
import type { Binding } from '../native/binding';
import type { Fed, Fetched, Numbers, Session } from '../engine';
import { compile, feedName, getName, isSetName, setName } from './compile';

/** A program loaded into a TensorFlow session through tfjs-node-gpu's binding. */
export async function openSession(binding: Binding, program: Program, held: { tensors: number }): Promise<Session> {
  const { bytes, entries } = compile(program);
  const folder = await mkdtemp(join(tmpdir(), 'isthmus-program-'));
  let id: number;
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'saved_model.pb'), bytes);
    id = binding.loadSavedModel(folder, 'serve');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const double = program.precision === 'float64';

  const make = (place: Named, fed: Fed): number => {
    const { shape, data } = shaped(place, fed, double);
    const type = data instanceof Int32Array ? binding.TF_INT32 : data instanceof Uint8Array ? binding.TF_UINT8 : binding.TF_FLOAT;
    held.tensors++;
    return binding.createTensor(shape, type, data);
  };
  const drop = (tensor: number) => {
    binding.deleteTensor(tensor);
    held.tensors--;
  };
  const read = (tensor: number, type: ElementType): Numbers => {
    const data = binding.tensorDataSync(tensor);
    drop(tensor);
    if (type === 'uint8') return Uint8Array.from(data as Int32Array);
    return double && type === 'float' ? new Float64Array(data.buffer, data.byteOffset, data.length / 2) : (data as Numbers);
  };
  const call = (inputs: readonly number[], names: readonly string[], outputs: readonly string[]) => {
    try {
      const made = binding.runSavedModel(id, [...inputs], names.map((name) => `${name}:0`).join(','), outputs.map((name) => `${name}:0`).join(','));
      held.tensors += made.length;
      return made;
    } finally {
      inputs.forEach(drop);
    }
  };
  const named = (name: string): Named => {
    const variable = program.variables.get(name);
    if (!variable) throw new Error(`no such variable: ${name}`);
    return variable;
  };

  return {
    async set(name, values) {
      const input = make(named(name), values);
      call([input], [setName(name)], [isSetName(name)]).forEach((made) => drop(made.id));
    },
    async get(name) {
      const [made] = call([], [], [getName(name)]);
      return read(made.id, named(name).type);
    },
    async run(name, feeds = {}) {
      const entry = entries.get(name);
      const asked = program.entries.get(name);
      if (!entry || !asked) throw new Error(`no such entry: ${name}`);
      const inputs = entry.feeds.map((feed) => {
        const fed = feeds[feed];
        if (fed === undefined) throw new Error(`missing feed: ${feed}`);
        return make(program.feeds.get(feed)!, fed);
      });
      const made = call(inputs, entry.feeds.map(feedName), entry.outputs);
      if (made.length > entry.fetches.length) drop(made[made.length - 1].id);
      return Object.fromEntries(entry.fetches.map((fetch, i) => [fetch, read(made[i].id, asked.fetches[fetch].type)])) as Fetched;
    },
    async close() {
      binding.deleteSavedModel(id);
    },
  };
}

/** The values with the shape they have in this run, in the binding's types; doubles become pairs of int32. */
function shaped({ name, shape, type }: { name: string; shape: Shape; type: string }, fed: Fed, double: boolean): { shape: number[]; data: Float32Array | Int32Array | Uint8Array } {
  const list = typeof fed === 'number' ? [fed] : fed;
  const rest = shape.reduce((n, d) => (d < 0 ? n * -d : n * d), 1);
  const batch = shape.some((d) => d < 0) ? list.length / rest : 1;
  if (!Number.isInteger(batch) || batch * rest !== list.length) throw new Error(`${name} ${showShape(shape)} got ${list.length} numbers`);
  const full = shape.map((d) => (d < 0 ? -d * batch : d));
  if (type === 'int32') return { shape: full, data: list instanceof Int32Array ? list : Int32Array.from(list) };
  if (type === 'uint8') return { shape: full, data: list instanceof Uint8Array ? list : Uint8Array.from(list) };
  if (!double) return { shape: full, data: list instanceof Float32Array ? list : Float32Array.from(list) };
  const doubles = list instanceof Float64Array ? list : Float64Array.from(list);
  return { shape: [...full, 2], data: new Int32Array(doubles.buffer, doubles.byteOffset, 2 * doubles.length) };
}
