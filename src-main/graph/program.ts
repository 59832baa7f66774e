/**
 * What a run needs, as data: variables that stay on the device, named feeds, and entries, each of which computes some fetches and may
 * update variables. An engine loads a program once and then runs its entries.
 */
import type { Op } from './op';
import { orderOf } from './order';
import { showShape, type Shape } from './shape';
import { apply, type StoredType, type Value } from './value';

export type Precision = 'float32' | 'float64';

interface Place {
  readonly name: string;
  readonly shape: Shape;
  readonly type: StoredType;
}

/** Something with a name that the engine holds (variable) or is given in each run (feed). */
export interface Named extends Place {
  readonly value: Value;
}

const never = (what: string) => (): never => {
  throw new Error(`the engine holds this itself: ${what}`);
};
const place = (name: string): Op<Place> => ({ name, infer: (_, { shape, type }) => [{ shape, type }], tensorflow: never(name), eager: never(name) });
export const variableOp = place('variable');
export const feedOp = place('feed');

/** One thing that a program can be asked to do. All variables are read before any is written. */
export interface Entry {
  readonly name: string;
  readonly fetches: Readonly<Record<string, Value>>;
  readonly updates: readonly (readonly [Named, Value])[];
}

export interface Program {
  readonly precision: Precision;
  readonly variables: ReadonlyMap<string, Named>;
  readonly feeds: ReadonlyMap<string, Named>;
  readonly entries: ReadonlyMap<string, Entry>;
}

/** A program being written. Names are letters, digits, dots and dashes. */
export interface ProgramDraft extends Program {
  variable(name: string, shape: Shape, type?: StoredType): Named;
  feed(name: string, shape: Shape, type?: StoredType): Named;
  entry(name: string, fetches: Readonly<Record<string, Value>>, updates?: readonly (readonly [Named, Value])[]): void;
}

export function draftProgram(precision: Precision = 'float32'): ProgramDraft {
  const variables = new Map<string, Named>();
  const feeds = new Map<string, Named>();
  const entries = new Map<string, Entry>();
  const named = (into: Map<string, Named>, op: Op<Place>, name: string, shape: Shape, type: StoredType): Named => {
    if (into.has(name)) throw new Error(`name used twice: ${name}`);
    const it = { name, shape, type, value: apply(op, [], { name, shape, type }) };
    into.set(name, it);
    return it;
  };
  return {
    precision,
    variables,
    feeds,
    entries,
    variable: (name, shape, type = 'float') => named(variables, variableOp, name, shape, type),
    feed: (name, shape, type = 'float') => named(feeds, feedOp, name, shape, type),
    entry(name, fetches, updates = []) {
      if (entries.has(name)) throw new Error(`name used twice: ${name}`);
      for (const [variable, value] of updates) {
        if (showShape(variable.shape) !== showShape(value.shape) || variable.type !== value.type) throw new Error(`${variable.name} ${showShape(variable.shape)} cannot become ${showShape(value.shape)}`);
      }
      entries.set(name, { name, fetches, updates });
    },
  };
}

/** Whether any value of a program is a bfloat16, which not every engine has. */
export const hasBfloat16 = ({ entries }: Program): boolean =>
  [...entries.values()].some((entry) => orderOf(goals(entry)).some(({ outputs }) => outputs.some(({ type }) => type === 'bfloat16')));

/** All values that an entry must compute. */
export const goals = ({ fetches, updates }: Entry): Value[] => [...Object.values(fetches), ...updates.map(([, value]) => value)];
