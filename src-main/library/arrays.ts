import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from './disk-refusal';

/** The names of the arrays that an experiment left behind in its folder. */
export async function arraysIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(join(folder, 'arrays'))).filter((name) => /^[^.].*\.npy$/.test(name)).map((name) => name.slice(0, -'.npy'.length)).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
