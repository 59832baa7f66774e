import { lab } from '../lab';
import { followExperiment, type Followed } from './follow-experiment';

/** An experiment whose rows grow, for as long as the component that opens it is there. */
export function openExperiment(id: string): { readonly now: Followed } {
  let now = $state.raw<Followed>({ rows: [], hasRows: false, isGone: false });
  $effect(() => followExperiment(id, lab, (then) => requestAnimationFrame(then), (told) => (now = told)));
  return {
    get now() {
      return now;
    },
  };
}
