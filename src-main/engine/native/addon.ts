import { createHash } from 'node:crypto';
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Refusal } from '../../../src-shared/refusal';
import { packageWith } from './advice';
import { type Library, libraryFiles, libraryKey } from './library';
import { inTurn } from './turn';

const require = createRequire(import.meta.url);
const packageFolder = (name: string): string => dirname(require.resolve(`${name}/package.json`));
const sources = ['tfjs_backend.cc', 'tfjs_binding.cc'];

/** Where the addon for this library is, or would be once built. */
export function addonPath(library: Library, cache: string): string {
  const { version } = require('@tensorflow/tfjs-node-gpu/package.json') as { version: string };
  const key = createHash('sha256').update([libraryKey(library), version, process.platform, process.arch].join('\n')).digest('hex').slice(0, 16);
  return join(cache, 'addon', key, 'tfjs_binding.node');
}

/** How a compiler is asked to build the addon: loaded from where the library stands now, with nothing copied. */
export function compilerArguments(library: Library & { headers: string }, output: string, platform: NodeJS.Platform = process.platform): string[] {
  const binding = join(packageFolder('@tensorflow/tfjs-node-gpu'), 'binding');
  const headers = join(packageFolder('node-api-headers'), 'include');
  return [
    '-std=c++17', '-O2', '-fPIC', '-shared', '-DNAPI_VERSION=8',
    ...(platform === 'darwin' ? ['-undefined', 'dynamic_lookup'] : ['-Wl,--no-as-needed']),
    '-I', library.headers, '-I', headers,
    ...sources.map((file) => join(binding, file)),
    ...libraryFiles(platform).map((file) => join(library.folder, file)),
    `-Wl,-rpath,${library.folder}`,
    '-o', output,
  ];
}

async function compile(args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  for (const compiler of env['CXX'] ? [env['CXX']] : ['g++', 'clang++', 'c++']) {
    try {
      await promisify(execFile)(compiler, args, { env });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') continue;
      const { stderr } = error as { stderr?: string };
      throw new Refusal(`The native engine's addon could not be built with ${compiler}: ${(stderr ?? String(error)).trim().split('\n').slice(0, 3).join(' ')}`);
    }
  }
  throw new Refusal(`A C++ compiler is needed once to build the native engine's addon, and none was found. ${packageWith('compiler')}`);
}

/**
 * The path of the addon for this library, built first where it is not in the cache yet (about 10 s).
 * Throws a Refusal where there is no compiler or there are no headers.
 */
export async function builtAddon(library: Library, cache: string, env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const path = addonPath(library, cache);
  if (existsSync(path)) return path;
  const { headers } = library;
  if (!headers) throw new Refusal(`The folder ${library.folder} holds TensorFlow's libraries but not its C headers (include/tensorflow/c), so the addon cannot be built against it. Name a Python environment's tensorflow folder, which has both.`);
  return inTurn(join(cache, 'addon'), 'build', async () => {
    if (existsSync(path)) return path;
    const work = mkdtempSync(join(cache, 'addon', 'build-'));
    try {
      await compile(compilerArguments({ ...library, headers }, join(work, 'tfjs_binding.node')), env);
      mkdirSync(dirname(dirname(path)), { recursive: true });
      renameSync(work, dirname(path));
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
    return path;
  });
}

