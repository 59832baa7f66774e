import { isRefusal, Refusal } from '../../../src-shared/refusal';
import { addonRefusal, builtAddon } from './addon';
import { type Found, findLibrary, type Search } from './find';
import type { Tell } from './news';

/** A library and the addon built against it. */
export interface Ready extends Required<Found> {
  readonly addon: string;
}

/**
 * The best library whose addon builds and loads here, going on to the next place where one does not; downloads nothing.
 * Throws a Refusal where there is none, or no compiler to build the addon with.
 */
export async function readyLibrary(search: Search, tell?: Tell): Promise<Ready> {
  for (;;) {
    const { library, notTaken } = await findLibrary(search);
    if (!library) throw new Refusal(`The native engine has no TensorFlow library to load. ${notTaken.join(' ')}`);
    try {
      return { library, notTaken, addon: await builtAddon(library, search.cache, search.env, tell) };
    } catch (error) {
      const another = isRefusal(error) && library.source !== 'named' && addonRefusal(library, search.cache);
      if (!another) throw error;
    }
  }
}
