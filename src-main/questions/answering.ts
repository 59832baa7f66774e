import type { Progress } from '../datasets';
import type { Library } from '../library/library';

/** What a question may use while it is answered. */
export interface Answering {
  readonly library: Library;
  readonly progress: Progress;
}

/** How a question is answered, in a process with an engine. */
export type Answer<Asked, Found> = (asked: Asked, answering: Answering) => Promise<Found>;
