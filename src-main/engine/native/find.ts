import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../../src-shared/refusal';
import { type Library, libraryIn } from './library';
import { askPython, pythonsOf } from './python';

/** How a library was come by, the first in this order being taken. */
export type Source = 'named' | 'bundled' | 'python' | 'cache';

/** Where to look for a library: the app's cache, the folder beside the app's resources, and what the environment names. */
export interface Search {
  readonly cache: string;
  readonly bundled?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** The library to use, and one sentence for each better place that had none. */
export interface Found {
  readonly library?: Library & { readonly source: Source };
  readonly notTaken: readonly string[];
}

/** The folder in the cache that downloaded libraries lie in, one folder each. */
export const downloads = (cache: string): string => join(cache, 'tensorflow');

function downloaded(cache: string): Library[] {
  const folder = downloads(cache);
  if (!existsSync(folder)) return [];
  const libraries = readdirSync(folder).filter((name) => !name.includes('.part')).map((name) => libraryIn(join(folder, name)));
  // Newest first, and of equals the one that knows CUDA.
  return libraries.filter((library) => library !== undefined).sort((a, b) => b.version.localeCompare(a.version, 'en', { numeric: true }) || Number(b.cuda) - Number(a.cuda));
}

/**
 * The TensorFlow C library to use: one that ISTHMUS_TENSORFLOW names, one bundled with the app, one of a Python environment, one downloaded earlier.
 * Throws a Refusal where ISTHMUS_TENSORFLOW names a place without the library: what a person asked for is not silently replaced.
 */
export async function findLibrary({ cache, bundled, env = process.env }: Search): Promise<Found> {
  const notTaken: string[] = [];
  const found = (library: Library, source: Source): Found => ({ library: { ...library, source }, notTaken });

  const named = env['ISTHMUS_TENSORFLOW'];
  if (named) {
    const library = libraryIn(named);
    if (library) return found(library, 'named');
    throw new Refusal(`ISTHMUS_TENSORFLOW names ${named}, but ${existsSync(named) ? 'that folder does not hold' : 'there is no such folder with'} TensorFlow's C library (libtensorflow_cc and libtensorflow_framework). Name a folder that holds both, or a Python environment with TensorFlow, or unset it.`);
  }
  notTaken.push('No library is named by ISTHMUS_TENSORFLOW.');

  const own = bundled && libraryIn(bundled);
  if (own) return found(own, 'bundled');
  notTaken.push(bundled ? `No library is bundled with the application in ${bundled}.` : 'No library is bundled with the application.');

  const pythons = pythonsOf(env);
  if (pythons.length === 0) notTaken.push('No Python was found on PATH.');
  for (const executable of pythons) {
    const python = await askPython(executable, cache);
    if (!python) notTaken.push(`${executable} does not run.`);
    else if (!python.tensorflow) notTaken.push(`Python ${python.version} at ${executable} has no TensorFlow.`);
    else {
      const library = libraryIn(python.tensorflow);
      if (library) return found(library, 'python');
      notTaken.push(`The TensorFlow of ${executable} (${python.tensorflow}) has no C library of its own.`);
    }
  }

  const [kept] = downloaded(cache);
  if (kept) return found(kept, 'cache');
  notTaken.push(`None was downloaded to ${downloads(cache)} yet.`);
  return { notTaken };
}
