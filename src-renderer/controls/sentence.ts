import { isRefusal } from '../../src-shared/refusal';

/** What to show of an error: a refusal as it stands, a fault of ours named as one. */
export const sentenceOf = (error: unknown): string =>
  isRefusal(error) ? error.message : `Isthmus itself went wrong here: ${error instanceof Error ? error.message : String(error)}.`;
