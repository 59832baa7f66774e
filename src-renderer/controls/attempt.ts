import { sentenceOf } from './sentence';
import { toasts } from './toasts.svelte';

/** Does what may be refused, and says why at the foot of the window where it is. Gives whether it was done. */
export async function attempt(deed: () => Promise<unknown>): Promise<boolean> {
  try {
    await deed();
    return true;
  } catch (error) {
    toasts.say(sentenceOf(error), { tone: 'bad' });
    return false;
  }
}
