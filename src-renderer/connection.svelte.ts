import { lab } from './lab';

let lost = $state<string | undefined>();
lab.watch((why) => (lost = why));

/** Whether the laboratory can be reached. */
export const connection = {
  /** Why it cannot be, in a sentence; undefined where it can. */
  get lost(): string | undefined {
    return lost;
  },
};
