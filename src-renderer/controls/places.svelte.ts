import { SvelteMap } from 'svelte/reactivity';
import type { Choice, Chosen, Ways } from '../../src-shared/messages';
import { lab } from '../lab';

const names = new SvelteMap<string, string>();

/** Keeps what a chosen file or folder is called, and gives how it stands in an answer: `@handle`. */
export function remember({ handle, name }: Chosen): string {
  names.set(`@${handle}`, name);
  return `@${handle}`;
}

/** What a place in an answer is called, to be shown: the name of a handle, else the place itself. */
export const nameOf = (place: string): string => names.get(place) ?? place;

/** Keeps the names of what lies in the folders that the lab was started with. */
export const rememberAll = (ways: Ways): void => ways.places.forEach(remember);

/** Opens the dialog of the main side; undefined where it was closed. Throws a Refusal where nothing can be chosen. */
export async function choose(choice: Choice): Promise<string | undefined> {
  const chosen = await lab.choose(choice);
  return chosen && remember(chosen);
}

/** Hands in a file that was dropped or picked in the page. Throws a Refusal where it cannot be taken. */
export const take = async (file: File): Promise<string> => remember(await lab.take(file));
