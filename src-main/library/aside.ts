/** What was taken out of a library and may come back: folders in a hidden folder of it. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../../src-shared/refusal';
import { leaseOf } from './claim';
import { isMissing } from './disk-refusal';
import { isIdentifier } from './identifier';

/** Experiments put aside. */
export interface Aside {
  /** Moves an experiment's folder here, without its lease. */
  put(id: string): Promise<void>;
  /** Moves it back; throws a Refusal where it is gone. */
  restore(id: string): Promise<void>;
  /** Removes for good: these, or all that were put here longer ago than so many milliseconds. */
  letGo(which: { readonly ids: readonly string[] } | { readonly olderThan: number }): Promise<void>;
}

/** What was put aside of the library in a folder. */
export function openAside(library: string): Aside {
  const folder = join(library, '.aside');
  const placeOf = (id: string): string => join(folder, id);
  const namesIn = (): Promise<string[]> => readdir(folder).catch((error: unknown) => (isMissing(error) ? [] : Promise.reject(error)));

  async function isOlder(name: string, age: number): Promise<boolean> {
    const found = await stat(placeOf(name)).catch(() => undefined);
    return found !== undefined && Date.now() - found.mtimeMs > age;
  }

  return {
    async put(id) {
      await mkdir(folder, { recursive: true });
      await rename(join(library, id), placeOf(id));
      await rm(leaseOf(placeOf(id)), { recursive: true, force: true });
      // A rename leaves the folder's own time as it was.
      await utimes(placeOf(id), new Date(), new Date());
    },
    async restore(id) {
      if (!isIdentifier(id) || !existsSync(placeOf(id))) throw new Refusal(`Experiment ${id} cannot be brought back: it was removed for good.`);
      await rename(placeOf(id), join(library, id));
    },
    async letGo(which) {
      const names = 'ids' in which ? which.ids.filter(isIdentifier) : await namesIn();
      for (const name of names) {
        if ('ids' in which || (await isOlder(name, which.olderThan))) await rm(placeOf(name), { recursive: true, force: true });
      }
      if ((await namesIn()).length === 0) await rm(folder, { recursive: true, force: true });
    },
  };
}
