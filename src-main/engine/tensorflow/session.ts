import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Named, Program } from '../../graph/program';
import type { ElementType } from '../../graph/value';
import type { Binding } from '../native/binding';
import type { Fetched, Numbers, Session } from '../engine';
import { fill, fillFeeds, type Filled } from '../fed';
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

  const make = (filled: Filled): number => {
    const { shape, data } = packed(filled, double);
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
  const call = (given: readonly Filled[], names: readonly string[], outputs: readonly string[]) => {
    const inputs = given.map(make);
    try {
      const made = binding.runSavedModel(id, inputs, names.map((name) => `${name}:0`).join(','), outputs.map((name) => `${name}:0`).join(','));
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
      call([fill(named(name), values)], [setName(name)], [isSetName(name)]).forEach((made) => drop(made.id));
    },
    async get(name) {
      const { type } = named(name);
      const [made] = call([], [], [getName(name)]);
      return read(made.id, type);
    },
    async run(name, feeds = {}) {
      const entry = entries.get(name);
      const asked = program.entries.get(name);
      if (!entry || !asked) throw new Error(`no such entry: ${name}`);
      const made = call(fillFeeds(program, entry.feeds, feeds), entry.feeds.map(feedName), entry.outputs);
      if (made.length > entry.fetches.length) drop(made[made.length - 1].id);
      return Object.fromEntries(entry.fetches.map((fetch, i) => [fetch, read(made[i].id, asked.fetches[fetch].type)])) as Fetched;
    },
    async close() {
      binding.deleteSavedModel(id);
    },
  };
}

/** The numbers in the binding's types; doubles become pairs of int32. */
function packed({ place: { type }, numbers, shape }: Filled, double: boolean): { readonly shape: number[]; readonly data: Float32Array | Int32Array | Uint8Array } {
  if (type === 'int32') return { shape, data: numbers instanceof Int32Array ? numbers : Int32Array.from(numbers) };
  if (type === 'uint8') return { shape, data: numbers instanceof Uint8Array ? numbers : Uint8Array.from(numbers) };
  if (!double) return { shape, data: numbers instanceof Float32Array ? numbers : Float32Array.from(numbers) };
  const doubles = numbers instanceof Float64Array ? numbers : Float64Array.from(numbers);
  return { shape: [...shape, 2], data: new Int32Array(doubles.buffer, doubles.byteOffset, 2 * doubles.length) };
}
