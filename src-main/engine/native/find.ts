import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../../src-shared/refusal';
import { addonRefusal } from './addon';
import { carriedFolder } from './carried';
import { type Driver, nvidiaDriver } from './driver';
import { type Library, libraryIn } from './library';
import { askPython, pythonsOf } from './python';

/** How a library was come by, the first in this order being taken. */
export type Source = 'named' | 'bundled' | 'python' | 'cache';

/** Where to look for a library: the app's cache, the folder that the installed application carries, and what the environment names. */
export interface Search {
  readonly cache: string;
  readonly bundled?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** NVIDIA's driver, looked for unless given. */
  readonly driver?: Driver | undefined;
}

/** The library to use, and one sentence for each better place that had none. */
export interface Found {
  readonly library?: Library & { readonly source: Source };
  readonly notTaken: readonly string[];
}

/** The folder in the cache that downloaded libraries lie in, one folder each. */
export const downloads = (cache: string): string => join(cache, 'tensorflow');

type Candidate = { readonly library: Library; readonly source: Source; readonly called: string };

/** Every place in its order: a library, or the sentence that says why there is none. */
async function* candidates({ cache, bundled = carriedFolder(), env = process.env }: Search): AsyncGenerator<Candidate | string> {
  const named = env['ISTHMUS_TENSORFLOW'];
  if (named) {
    const library = libraryIn(named);
    if (!library) throw new Refusal(`ISTHMUS_TENSORFLOW names ${named}, ${existsSync(named) ? 'which does not hold' : 'but there is no such folder, so not'} TensorFlow's C library (libtensorflow_cc and libtensorflow_framework). Name a folder that holds both, or a Python environment with TensorFlow, or unset it.`);
    yield { library, source: 'named', called: `The library that ISTHMUS_TENSORFLOW names (${named})` };
  } else yield 'No library is named by ISTHMUS_TENSORFLOW.';

  const own = bundled ? libraryIn(bundled) : undefined;
  if (own) yield { library: own, source: 'bundled', called: 'The library bundled with the application' };
  else yield 'No library is bundled with the application.';

  const pythons = pythonsOf(env);
  if (pythons.length === 0) yield 'No Python was found on PATH.';
  for (const executable of pythons) {
    const python = await askPython(executable, cache, env);
    if (!python) yield `${executable} does not run.`;
    else if (!python.tensorflow) yield `Python ${python.version} (${executable}) has no TensorFlow.`;
    else {
      const library = libraryIn(python.tensorflow);
      if (library) yield { library, source: 'python', called: `The TensorFlow ${library.version} of ${executable}` };
      else yield `The TensorFlow of ${executable} (${python.tensorflow}) has no C library of its own.`;
    }
  }

  const kept = downloaded(cache);
  if (kept.length === 0) yield `None was downloaded to ${downloads(cache)} yet.`;
  for (const library of kept) yield { library, source: 'cache', called: `The library in ${library.folder}` };
}

function downloaded(cache: string): Library[] {
  const folder = downloads(cache);
  if (!existsSync(folder)) return [];
  const libraries = readdirSync(folder).filter((name) => !name.endsWith('.part')).map((name) => libraryIn(join(folder, name)));
  // Newest first, and of equals the one without CUDA: it is smaller to load, and where CUDA is wanted the search goes on to the other.
  return libraries.filter((library) => library !== undefined).sort((a, b) => b.version.localeCompare(a.version, 'en', { numeric: true }) || Number(a.cuda) - Number(b.cuda));
}

/**
 * The TensorFlow C library to use: one that ISTHMUS_TENSORFLOW names, one bundled with the app, one of a Python environment, one downloaded earlier.
 * Where there is an NVIDIA driver, one built for CUDA goes before one that is not, save that what a person names is always taken.
 * Throws a Refusal where ISTHMUS_TENSORFLOW names a place without the library: what a person asked for is not silently replaced.
 */
export async function findLibrary(search: Search): Promise<Found> {
  const driver = 'driver' in search ? search.driver : nvidiaDriver();
  const notTaken: string[] = [];
  let withoutCuda: Found | undefined;
  for await (const candidate of candidates(search)) {
    if (typeof candidate === 'string') {
      notTaken.push(candidate);
      continue;
    }
    const { library, source, called } = candidate;
    const refusal = addonRefusal(library, search.cache);
    if (refusal && source === 'named') throw new Refusal(refusal);
    if (refusal) notTaken.push(`${called} cannot be used: ${refusal}`);
    else if (driver && !library.cuda && source !== 'named') {
      withoutCuda ??= { library: { ...library, source }, notTaken: [...notTaken] };
      notTaken.push(`${called} was built without CUDA, and this machine has an NVIDIA driver.`);
    } else return { library: { ...library, source }, notTaken };
  }
  return withoutCuda ?? { notTaken };
}
