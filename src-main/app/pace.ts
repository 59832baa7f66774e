import type { JobState } from '../../src-shared/messages';
import { followPace } from '../jobs/time-left';

/** What is known of a job as its rows come. */
export interface Paced {
  begin(rows: number, of: number | undefined): void;
  advance(rows: number): void;
  /** The rows numbered n and above are made again. */
  cut(n: number): void;
  /** The work's own word for the seconds left. */
  foretell(seconds: number): void;
  pausing(): void;
  state(): JobState;
}

/** Follows the rows of an experiment at work, here or elsewhere. */
export function paceJob(isOurs: boolean, rows = 0, of?: number): Paced {
  const paced = followPace();
  let state: { readonly status: JobState['status']; readonly rows: number; readonly of?: number } = { status: 'running', rows, of };
  return {
    begin(done, all) {
      state = { ...state, rows: done, of: all };
    },
    advance(count) {
      state = { ...state, rows: state.rows + count };
      paced.tell(count, performance.now());
    },
    cut(n) {
      state = { ...state, rows: Math.min(state.rows, n) };
    },
    foretell(seconds) {
      paced.foretell(seconds, performance.now());
    },
    pausing() {
      state = { ...state, status: 'pausing' };
    },
    state() {
      const { status, rows: done, of: all } = state;
      const [rate, left] = [paced.rate(), all === undefined ? undefined : paced.left(all - done, performance.now())];
      return { status, rows: done, isOurs, ...(all !== undefined && { of: all }), ...(rate !== undefined && { rate }), ...(left !== undefined && { left }) };
    },
  };
}
