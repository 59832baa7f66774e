import { allowed, maybeWeightsField } from '../../../src-shared/field';
import type { Field, KindDescription } from '../../../src-shared/kind';
import { kinds } from '../../experiments';
import type { Kind } from '../../experiments/kind';
import { kindNamed } from '../../jobs/work';
import type { Call } from '../call';
import { answer } from '../print';
import { pairs, table } from '../table';

function describeField(name: string, field: Field): object {
  const { initial, ...rest } = field as Field & { readonly initial?: unknown };
  return { name, ...rest, ...(initial === undefined ? {} : { default: initial }), allowed: allowed(field) };
}

/** A kind as data, each field with its default and its limits. */
const describeKind = ({ name, title, about, fields, columns, figures }: KindDescription): object => ({
  name, title, about,
  fields: Object.entries(fields).map(([field, description]) => describeField(field, description)),
  columns: Object.entries(columns).map(([column, description]) => ({ name: column, ...description })),
  figures,
});

const written = (value: unknown): string => (value === undefined ? '' : JSON.stringify(value));

function fieldTable({ fields }: Kind): string {
  return table(['field', 'default', 'allowed', 'what it is'], Object.entries(fields).map(([name, field]) =>
    [name, written('initial' in field ? field.initial : undefined), allowed(field), `${field.label}${'unit' in field && field.unit ? ` (${field.unit})` : ''}`]));
}

const example = ({ name, fields }: Kind): string => {
  const about = maybeWeightsField(fields);
  const needed = Object.entries(fields).filter(([field, asked]) => field === about || (!('initial' in asked) && asked.when === undefined));
  return JSON.stringify({ kind: name, name: '...', setup: Object.fromEntries(needed.map(([field, { type }]) => [field, type === 'weights list' ? ['...', '...'] : '...'])), seed: 0 });
};

/** The kinds of experiment, or one with its fields. */
export async function listKinds(call: Call, name: string | undefined): Promise<void> {
  if (name === undefined) {
    return answer(call, Object.values(kinds).map(describeKind), () => pairs(Object.values(kinds).map((kind) => [kind.name, kind.about] as const)));
  }
  const kind = kindNamed(kinds, name);
  answer(call, describeKind(kind), () => [
    `${kind.title}: ${kind.about}`, '', fieldTable(kind), '',
    `Rows have ${Object.keys(kind.columns).join(', ')}.`, `A setup: ${example(kind)}`,
  ].join('\n'));
}
