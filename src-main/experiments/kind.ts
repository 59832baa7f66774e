import { z } from 'zod';
import { allowed, isAsked, unasked, type Answers } from '../../src-shared/field';
import type { Field, Fields, KindDescription, Row, Setup } from '../../src-shared/kind';
import type { Preview } from '../../src-shared/preview';
import { Refusal } from '../../src-shared/refusal';
import { nearest } from '../../src-shared/nearest';
import type { Bench } from './bench';

/** Something worth knowing, in words. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** A kind of experiment: how it describes itself, what it can tell of a setup beforehand, and where its work is. */
export interface Kind<F extends Fields = Fields, R extends Row = Row> extends KindDescription {
  readonly fields: F;
  /** How many rows a setup makes in all; undefined where that shows only on the way. */
  count(setup: Setup<F>): number | undefined;
  /** Whether its rows do not depend on one another, so that shares of them may be made anywhere. */
  divisible(setup: Setup<F>): boolean;
  /** Whether rows that follow from one another are made in another order than that of their numbers, so that gaps between those done are in order. */
  scattered?(setup: Setup<F>): boolean;
  /** Throws a Refusal where the answers, each right by itself, do not go together. */
  check?(setup: Setup<F>): void;
  /** What is worth knowing of a setup before it is run, from the answers alone. */
  facts?(setup: Setup<F>): readonly Fact[];
  /** What a setup asks for as a figure, to be seen before it is run, from the answers alone; undefined where there is nothing to see. */
  preview?(setup: Setup<F>): Preview | undefined;
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
    case 'weights list': case 'experiment list': return z.array(z.string().trim().min(1));
    case 'network': case 'dataset': case 'weights': case 'experiment': case 'file': return z.string().trim().min(1);
  }
}

/** The names of the fields that a setup asks, given the answers to it, in the kind's order. */
export const askedFields = (fields: Fields, answers: Answers): string[] =>
  Object.keys(fields).filter((name) => isAsked(fields[name], answers));

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** An answer that is missing (undefined) or not what its field allows. */
export interface WrongAnswer {
  readonly field: string;
  readonly answer: unknown;
}

/** The answers to a kind's fields, initial ones where none was given or none is asked for, and those that were wrong, in whose place something right stands. */
export function readAnswers(fields: Fields, given: Readonly<Record<string, unknown>>): { readonly answers: Answers; readonly wrong: readonly WrongAnswer[] } {
  const answers: Record<string, Answers[string]> = {};
  const wrong: WrongAnswer[] = [];
  for (const [name, field] of Object.entries(fields)) {
    answers[name] = unasked(field);
    if (!isAsked(field, answers)) continue;
    const answer = given[name] ?? ('initial' in field ? field.initial : undefined);
    const parsed = schemaOf(field).safeParse(answer);
    if (parsed.success) answers[name] = parsed.data as Answers[string];
    else wrong.push({ field: name, answer });
  }
  return { answers, wrong };
}

/** Throws a Refusal where an answer is given to no field of the kind, suggesting the one meant. */
export function refuseUnknown(kind: Pick<KindDescription, 'name' | 'fields'>, given: Readonly<Record<string, unknown>>): void {
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
  const { answers, wrong: [wrong] } = readAnswers(kind.fields, answersGiven);
  if (wrong) {
    const field = kind.fields[wrong.field];
    if (wrong.answer === undefined) throw new Refusal(`The setup for "${kind.name}" does not answer "${wrong.field}" (${field.label}): give ${allowed(field)}.`);
    throw new Refusal(`In the setup for "${kind.name}", "${wrong.field}" is ${show(wrong.answer)}; it must be ${allowed(field)}.`);
  }
  const setup = answers as Setup<F>;
  kind.check?.(setup);
  return setup;
}
