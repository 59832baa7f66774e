/** The written list of questions that a process with an engine answers: each by its own file. */
import { activations, logits } from './outputs';
import { loss } from './loss';
import { engine } from './engine';

export const answers = { engine, loss, logits, activations };

export type Answers = typeof answers;
export type QuestionName = keyof Answers;

/** A question on its way to the process that answers it. */
export interface Question<Name extends QuestionName = QuestionName> {
  readonly what: Name;
  readonly asked: Parameters<Answers[Name]>[0];
}

/** What comes back: progress, and at last one of the others. */
export type Reply =
  | { readonly told: 'progress'; readonly doing: string; readonly done: number; readonly of: number }
  | { readonly told: 'answer'; readonly found: unknown }
  | { readonly told: 'refusal'; readonly why: string }
  | { readonly told: 'fault'; readonly why: string };
