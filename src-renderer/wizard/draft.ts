/** Answers as they are typed, and what they come to. */
import { allowed, type Answers } from '../../src-shared/field';
import type { Field, NumberField, NumbersField } from '../../src-shared/kind';
import { readWeights, writeWeights } from '../controls/weights-text';

export type Draft = string | boolean;

/** An answer; or what is missing; or why what is typed is none. */
export type Reading = { readonly answer: Answers[string] } | { readonly missing: string } | { readonly why: string };

const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

const missing = {
  choice: 'Choose one.',
  text: 'Write something here.',
  network: 'Choose a network.',
  dataset: 'Choose a dataset.',
  weights: 'Choose the weights that an experiment left behind.',
  experiment: 'Choose an experiment.',
  file: 'Choose a file.',
} as const;

/** An answer as it would be typed; without one, the initial answer. */
export function draftOf(field: Field, answer: unknown = 'initial' in field ? field.initial : undefined): Draft {
  if (field.type === 'switch') return answer === true;
  if (field.type === 'weights list' || field.type === 'experiment list') return writeWeights((answer ?? []) as readonly string[]);
  if (Array.isArray(answer)) return answer.join(', ');
  return answer === undefined || answer === null ? '' : String(answer);
}

/** The number that a text writes, if it is one and within its limits. */
function numberIn(text: string, { min = -Infinity, max = Infinity, whole }: NumberField | NumbersField): number | undefined {
  const value = NUMBER.test(text) ? Number(text) : NaN;
  return value >= min && value <= max && Number.isFinite(value) && (!whole || Number.isInteger(value)) ? value : undefined;
}

/** What a draft comes to; what only the main side can know (whether a dataset is there) is asked of it elsewhere. */
export function readDraft(field: Field, draft: Draft): Reading {
  if (typeof draft === 'boolean') return { answer: draft };
  const text = draft.trim().replaceAll('−', '-');
  switch (field.type) {
    case 'number': {
      const answer = numberIn(text, field);
      if (answer !== undefined) return { answer };
      return text === '' ? { missing: `Give ${allowed(field)}.` } : { why: `"${text}" is not ${allowed(field)}.` };
    }
    case 'numbers': {
      const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
      const answer = parts.map((part) => numberIn(part, field));
      const wrong = answer.indexOf(undefined);
      return wrong < 0 ? { answer: answer as number[] } : { why: `"${parts[wrong]}" does not belong in ${allowed(field)}.` };
    }
    case 'weights list':
    case 'experiment list':
      return { answer: readWeights(draft) };
    case 'text':
      return text === '' && field.initial === undefined ? { missing: missing.text } : { answer: draft };
    case 'choice':
      return field.options.includes(text) ? { answer: text } : { missing: missing.choice };
    case 'switch':
      return { answer: text === 'true' };
    default:
      return text === '' ? { missing: missing[field.type] } : { answer: text };
  }
}
