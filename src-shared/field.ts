/** What can be said of a kind's fields without knowing the kind: the same at the wizard and where a setup is checked. */
import type { Field, Fields } from './kind';

/** Answers by field, as far as they are given. */
export type Answers = Readonly<Record<string, string | number | boolean | readonly number[] | readonly string[]>>;

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
    case 'weights list': return 'a list of weights that experiments left behind, such as ["ID", "ID@40"]';
    case 'experiment': return 'the ID of an experiment';
    case 'experiment list': return 'a list of the IDs of experiments, such as ["ID"]';
    case 'file': return `the path of a file ending in ${field.endings.map((ending) => `.${ending}`).join(', ')}`;
  }
}

/** The paths in the answer to a field for files: a comma ends one only behind an ending, since some have commas in their names. */
export const pathsIn = (answer: string, endings: readonly string[]): readonly string[] => answer.split(new RegExp(`(?<=\\.(?:${endings.join('|')})),`, 'i'));

/** The field of a kind that weights are handed to: the first that asks for some whatever else is answered; undefined where none does. */
export const maybeWeightsField = (fields: Fields): string | undefined =>
  Object.keys(fields).find((name) => fields[name].when === undefined && ['weights', 'weights list'].includes(fields[name].type));

/** What stands in a setup for a field that is not asked. */
export function unasked(field: Field): Answers[string] {
  if ('initial' in field && field.initial !== undefined) return field.initial;
  if (field.type === 'choice') return field.options[0];
  return field.type === 'number' ? (field.min ?? 0) : '';
}

/** Whether a field is asked, given the answers to all fields before it. Throws where its condition names a field that does not come before. */
export function isAsked(field: Field, answers: Answers): boolean {
  return Object.entries(field.when ?? {}).every(([name, values]) => {
    const answer = answers[name];
    if (answer === undefined) throw new Error(`condition on a field that does not come before: ${name}`);
    return answersOneOf(answer, values);
  });
}

/** Whether an answer is one of those that a condition names; a list is true where something is in it. */
export const answersOneOf = (answer: Answers[string], values: readonly (string | number | boolean)[]): boolean =>
  values.includes(typeof answer === 'object' ? answer.length > 0 : answer);
