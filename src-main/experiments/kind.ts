import { z } from 'zod';
import type { Field, Fields, KindDescription, Row, Setup } from '../../src-shared/kind';
import { Refusal } from '../../src-shared/refusal';
import { nearest } from '../../src-shared/nearest';
import type { Bench } from './bench';

/** A kind of experiment: how it describes itself, what it can tell of a setup beforehand, and where its work is. */
export interface Kind<F extends Fields = Fields, R extends Row = Row> extends KindDescription {
  readonly fields: F;
  /** How many rows a setup makes in all; undefined where that shows only on the way. */
  count(setup: Setup<F>): number | undefined;
  /** Whether its rows do not depend on one another, so that shares of them may be made anywhere. */
  divisible(setup: Setup<F>): boolean;
  /** Throws a Refusal where the answers, each right by itself, do not go together. */
  check?(setup: Setup<F>): void;
  /** Loads the work, and with it the engine: never at the application's side. */
  load(): Promise<{ run(setup: Setup<F>, bench: Bench): AsyncGenerator<R, void, void> }>;
}

const number = ({ min, max, whole }: { readonly min?: number; readonly max?: number; readonly whole?: boolean }): z.ZodNumber => {
  let schema = whole ? z.number().int() : z.number();
  if (min !== undefined) schema = schema.min(min);
  if (max !== undefined) schema = schema.max(max);
  return schema;
};

function schemaOf(field: Field): z.ZodType {
  switch (field.type) {
    case 'number': return number(field);
    case 'numbers': return z.array(number(field));
    case 'choice': return z.enum(field.options);
    case 'switch': return z.boolean();
    case 'text': return z.string();
    case 'network': case 'dataset': case 'weights': return z.string().trim().min(1);
  }
}

const range = ({ min, max }: { readonly min?: number; readonly max?: number }): string =>
  min !== undefined && max !== undefined ? ` from ${min} to ${max}` : min !== undefined ? ` of at least ${min}` : max !== undefined ? ` of at most ${max}` : '';

/** What a field allows, in words. */
export function allowed(field: Field): string {
  switch (field.type) {
    case 'number': return `a ${field.whole ? 'whole ' : ''}number${range(field)}`;
    case 'numbers': return `a list of ${field.whole ? 'whole ' : ''}numbers${range(field) && `, each${range(field)}`}`;
    case 'choice': return `one of ${field.options.map((option) => `"${option}"`).join(', ')}`;
    case 'switch': return 'true or false';
    case 'text': return 'a text';
    case 'network': return "a network's name, or the path of a JSON file that describes one";
    case 'dataset': return 'a dataset, such as "glyphs" or "cifar10:FOLDER?train=5000"';
    case 'weights': return 'weights that an experiment left behind, such as "ID", "ID@40", "ID@step:16000" or "ID@name"';
  }
}

type Answers = Record<string, string | number | boolean | readonly number[]>;

/** What stands in a setup for a field that is not asked. */
function unasked(field: Field): Answers[string] {
  if ('initial' in field && field.initial !== undefined) return field.initial;
  if (field.type === 'choice') return field.options[0];
  return field.type === 'number' ? (field.min ?? 0) : '';
}

function isAsked(field: Field, answers: Answers): boolean {
  return Object.entries(field.when ?? {}).every(([name, values]) => {
    const answer = answers[name];
    if (answer === undefined) throw new Error(`condition on a field that does not come before: ${name}`);
    return typeof answer !== 'object' && values.includes(answer);
  });
}

/** The names of the fields that a setup asks, given the answers to it, in the kind's order. */
export const askedFields = (fields: Fields, answers: Answers): string[] =>
  Object.keys(fields).filter((name) => isAsked(fields[name], answers));

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function refuseUnknown(kind: Pick<KindDescription, 'name' | 'fields'>, given: Readonly<Record<string, unknown>>): void {
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(kind.fields, name));
  if (unknown === undefined) return;
  const hint = nearest(unknown, Object.keys(kind.fields));
  const known = hint === undefined ? `its fields are ${Object.keys(kind.fields).join(', ')}` : `did you mean "${hint}"?`;
  throw new Refusal(`A setup for "${kind.name}" has no field "${unknown}"; ${known}${hint === undefined ? '.' : ''}`);
}

/**
 * A full setup from what a person or a file gave: missing answers take the initial ones, fields not asked too.
 * Throws a Refusal naming the field, the answer and what is allowed.
 */
export function parseSetup<F extends Fields>(kind: Pick<Kind<F>, 'name' | 'fields' | 'check'>, given: unknown): Setup<F> {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new Refusal(`The setup for "${kind.name}" is ${show(given)}; it must be an object with an answer for each field.`);
  }
  const answersGiven = given as Readonly<Record<string, unknown>>;
  refuseUnknown(kind, answersGiven);
  const answers: Answers = {};
  for (const [name, field] of Object.entries(kind.fields)) {
    if (!isAsked(field, answers)) {
      answers[name] = unasked(field);
      continue;
    }
    const answer = answersGiven[name] ?? ('initial' in field ? field.initial : undefined);
    if (answer === undefined) throw new Refusal(`The setup for "${kind.name}" does not answer "${name}" (${field.label}): give ${allowed(field)}.`);
    const parsed = schemaOf(field).safeParse(answer);
    if (!parsed.success) throw new Refusal(`In the setup for "${kind.name}", "${name}" is ${show(answer)}; it must be ${allowed(field)}.`);
    answers[name] = parsed.data as Answers[string];
  }
  const setup = answers as Setup<F>;
  kind.check?.(setup);
  return setup;
}
