import { attempt } from '../controls/attempt';
import { toasts } from '../controls/toasts.svelte';
import { lab } from '../lab';

/** Deletes experiments, and offers to take that back. Gives whether it was done. */
export async function remove(experiments: readonly { readonly id: string; readonly name: string }[]): Promise<boolean> {
  const ids = experiments.map(({ id }) => id);
  if (!(await attempt(() => lab.remove({ ids })))) return false;
  const what = experiments.length === 1 ? `“${experiments[0].name}”` : `${experiments.length} experiments`;
  toasts.say(`Deleted ${what}.`, { undo: () => void attempt(() => lab.restore({ ids })) });
  return true;
}
