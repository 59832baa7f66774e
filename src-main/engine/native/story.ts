import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isRefusal } from '../../../src-shared/refusal';
import { addonPath } from './addon';
import { type Driver, nvidiaDriver } from './driver';
import { type Found, findLibrary, type Search } from './find';
import type { Library } from './library';
import { compilerHere, compilerMissing, pipMissing, pythonWithPip } from './tools';

/** What there is of the native engine on this machine, found out without loading it. */
export interface Story extends Found {
  /** The addon's file, where it has been built. */
  readonly addon?: string;
  /** What a person can install or do to get the native engine, a sentence each; empty where nothing is missing. */
  readonly needs: readonly string[];
  readonly driver?: Driver;
  /** Why no GPU can be used; undefined where nothing speaks against it. */
  readonly withoutGpu?: string;
}

/** Everything `doctor` tells of the native engine: what was found where, why a better one was not taken, what to install. */
export async function engineStory(search: Search): Promise<Story> {
  const driver = 'driver' in search ? search.driver : nvidiaDriver();
  const { library, notTaken, refusal } = await findLibrary({ ...search, driver }).then(
    (found) => ({ ...found, refusal: undefined }),
    (error: unknown) => {
      if (isRefusal(error)) return { library: undefined, notTaken: [], refusal: error.message };
      throw error;
    },
  );
  const path = library && addonPath(library, search.cache);
  const addon = path && existsSync(path) ? path : undefined;
  const env = search.env ?? process.env;
  const needs = [
    ...(refusal ? [refusal] : []),
    ...(library || refusal || (await pythonWithPip(env)) ? [] : [pipMissing()]),
    ...(addon || (await compilerHere(env)) ? [] : [compilerMissing()]),
  ];
  const withoutGpu = gpuReason(library, driver, env);
  return { notTaken, needs, ...(library && { library }), ...(addon && { addon }), ...(driver && { driver }), ...(withoutGpu && { withoutGpu }) };
}

const cudaParts = ['cublas', 'cuda_runtime', 'cudnn', 'cufft', 'cusolver', 'cusparse', 'nvjitlink'];

/** Why TensorFlow can use no GPU with this library on this machine; undefined where nothing is seen to speak against it. */
export function gpuReason(library: Library | undefined, driver: Driver | undefined, env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): string | undefined {
  if (platform === 'darwin') return 'TensorFlow uses no GPU under macOS.';
  if (!driver) return 'No NVIDIA driver was found.';
  if (!library) return 'There is no TensorFlow library that could use it.';
  if (!library.cuda) return `The TensorFlow library in ${library.folder} was built without CUDA: isthmus engine install --cuda downloads one that was (3.4 GB).`;
  const hidden = env['CUDA_VISIBLE_DEVICES'];
  if (hidden !== undefined && /^(-1.*|)$/.test(hidden)) return 'CUDA_VISIBLE_DEVICES hides every GPU.';
  const nvidia = join(dirname(library.folder), 'nvidia');
  const present = existsSync(nvidia) ? readdirSync(nvidia) : [];
  const missing = cudaParts.filter((part) => !present.includes(part));
  if (missing.length > 0) return `CUDA's libraries ${missing.join(', ')} are not in ${nvidia}: unless the system has CUDA 12 and cuDNN 9, install them with pip install "tensorflow[and-cuda]" in that environment, or run isthmus engine install --cuda.`;
  return undefined;
}
