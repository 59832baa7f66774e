import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Chosen, Place } from '../../src-shared/messages';
import { Refusal } from '../../src-shared/refusal';

/** The folders named when the lab was started, and what lies directly in each, as the window may name them. Throws a Refusal for one that cannot be read. */
export async function placesIn(folders: readonly string[], issue: (path: string, name: string) => Chosen): Promise<readonly Place[]> {
  const places = await Promise.all(folders.map(async (folder) => {
    const root = resolve(folder);
    const name = basename(root) || root;
    const within = (await entriesOf(root)).map(async (entry): Promise<Place> => ({ ...issue(join(root, entry), `${name}/${entry}`), what: await whatIs(join(root, entry)) }));
    return [{ ...issue(root, name), what: 'folder' as const }, ...(await Promise.all(within))];
  }));
  return places.flat();
}

// What cannot be looked at (a link to nowhere) is of no use as a folder either.
const whatIs = async (path: string): Promise<Place['what']> => ((await stat(path).catch(() => undefined))?.isDirectory() ? 'folder' : 'file');

async function entriesOf(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'it does not exist' : code === 'ENOTDIR' ? 'it is a file, not a folder' : `it cannot be read (${code})`;
    throw new Refusal(`${folder}, named with --data, is of no use: ${why}.`, { cause: error });
  }
}
