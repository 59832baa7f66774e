import { isRefusal } from '../../src-shared/refusal';

/** What the program's exit code says. */
export const codes = { done: 0, refused: 2, failed: 3, interrupted: 130 } as const;
export type Code = (typeof codes)[keyof typeof codes];

/** A command that ended otherwise than it was meant to, through no fault of ours or the caller's: a run that failed or was interrupted. */
export class Ending extends Error {
  override readonly name = 'Ending';
  constructor(readonly code: Code, sentence: string) {
    super(sentence);
  }
}

export interface Explanation {
  readonly code: Code;
  readonly sentence: string;
}

/** How a command that threw ends: the exit code, and the sentence for whoever called it. */
export function explain(error: unknown): Explanation {
  if (error instanceof Ending) return { code: error.code, sentence: error.message };
  if (isRefusal(error)) return { code: codes.refused, sentence: error.message };
  return { code: codes.failed, sentence: `A fault in Isthmus: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}` };
}
