import { maybeWeightsField } from '../../src-shared/field';
import type { KindDescription } from '../../src-shared/kind';
import { lab } from '../lab';
import { Answers } from './Answers.svelte';

/** What a wizard begins with beside the kind: an earlier experiment's answers, or weights. */
export interface Origin {
  readonly from?: string;
  readonly weights?: string;
}

const kept = new Map<string, Answers>();
const keyOf = (kind: string, { from = '', weights = '' }: Origin) => [kind, from, weights].join('\n');

/** The answers that were given before and not used, else new ones. Throws a Refusal where the earlier experiment cannot be read. */
export async function answersFor(kind: KindDescription, origin: Origin): Promise<Answers> {
  const key = keyOf(kind.name, origin);
  const answers = kept.get(key) ?? (await begin(kind, origin));
  kept.set(key, answers);
  return answers;
}

async function begin(kind: KindDescription, { from, weights }: Origin): Promise<Answers> {
  if (from !== undefined) {
    const { experiment } = await lab.open({ id: from });
    return new Answers(kind, experiment.setup, experiment.seed);
  }
  const field = maybeWeightsField(kind.fields);
  if (weights === undefined || field === undefined) return new Answers(kind);
  return new Answers(kind, { [field]: kind.fields[field].type === 'weights list' ? [weights] : weights });
}

/** Forgets answers that were used. */
export function forget(kind: string, origin: Origin): void {
  kept.delete(keyOf(kind, origin));
}
