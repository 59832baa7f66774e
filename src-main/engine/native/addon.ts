import { createHash } from 'node:crypto';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { isRefusal, Refusal } from '../../../src-shared/refusal';
import { type Library, libraryFiles, libraryKey } from './library';
import type { Tell } from './news';
import { compilerHere, compilerMissing } from './tools';
import { inTurn } from './turn';

const require = createRequire(import.meta.url);
// A compiler cannot read the installed application's archive; what it needs of it lies beside.
const packageFolder = (name: string): string => dirname(require.resolve(`${name}/package.json`)).replace(/\bapp\.asar\b/, 'app.asar.unpacked');
/** The addon's file. */
export const addonFile = 'tfjs_binding.node';

/** Where the addon for this library is, or would be once built: beside the library where it was put there with it, else in the cache. */
export function addonPath(library: Library, cache: string): string {
  const beside = join(library.folder, addonFile);
  if (existsSync(beside)) return beside;
  const { version } = require('@tensorflow/tfjs-node-gpu/package.json') as { version: string };
  const key = createHash('sha256').update([libraryKey(library), version, process.platform, process.arch].join('\n')).digest('hex').slice(0, 16);
  return join(cache, 'addon', key, addonFile);
}

const refusalPath = (addon: string): string => join(dirname(addon), 'refused.txt');

/** Why an addon for exactly this library could not be built or loaded on this machine, found out earlier; undefined where no try has failed. */
export function addonRefusal(library: Library, cache: string): string | undefined {
  const path = refusalPath(addonPath(library, cache));
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** How a compiler is asked to build the addon: it loads the library from where that stands now, or from where it stands itself (`beside`). */
export function compilerArguments(library: Library, headers: string, output: string, platform: NodeJS.Platform = process.platform, beside = false): string[] {
  const binding = join(packageFolder('@tensorflow/tfjs-node-gpu'), 'binding');
  return [
    ...['-std=c++17', '-O2', '-fPIC', '-shared', '-DNAPI_VERSION=8'],
    ...(platform === 'darwin' ? ['-undefined', 'dynamic_lookup'] : ['-Wl,--no-as-needed']),
    ...['-I', headers, '-I', join(packageFolder('node-api-headers'), 'include')],
    ...['tfjs_backend.cc', 'tfjs_binding.cc'].map((name) => join(binding, name)),
    ...libraryFiles(platform).map((name) => join(library.folder, name)),
    `-Wl,-rpath,${beside ? (platform === 'darwin' ? '@loader_path' : '$ORIGIN') : library.folder}`,
    ...['-o', output],
  ];
}

/** Throws a Refusal that holds the compiler's first complaint. */
export async function compile(compiler: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  try {
    await promisify(execFile)(compiler, args, { env, maxBuffer: 1 << 26 });
  } catch (error) {
    const { stderr = '' } = error as { stderr?: string };
    const complaint = stderr.split('\n').find((line) => /error/i.test(line)) ?? String(error);
    throw new Refusal(`the addon could not be built with ${compiler}: ${complaint.trim()}`);
  }
}

// A library made for another processor or system can end the whole process when it loads: a process of its own finds out.
async function check(addon: string, env: NodeJS.ProcessEnv): Promise<void> {
  if (process.versions['electron']) return;
  try {
    await promisify(execFile)(process.execPath, ['-e', 'require(process.argv[1])', addon], { env: { ...env, CUDA_VISIBLE_DEVICES: '-1' }, timeout: 120_000 });
  } catch (error) {
    const { signal, stderr = '' } = error as { signal?: string; stderr?: string };
    if (signal === 'SIGILL') throw new Refusal('this processor lacks instructions (AVX) that the library was built for.');
    throw new Refusal(`it does not load${signal ? ` (${signal})` : ''}: ${stderr.split('\n').find((line) => /error/i.test(line))?.trim() ?? 'it gave no reason.'}`);
  }
}

/**
 * The path of the addon for this library, built and tried first where it is not in the cache yet (about 10 s).
 * Throws a Refusal where there is no compiler, no headers, or where the addon does not build or load; the latter is remembered (`addonRefusal`).
 */
export async function builtAddon(library: Library, cache: string, env: NodeJS.ProcessEnv = process.env, tell: Tell = () => {}): Promise<string> {
  const path = addonPath(library, cache);
  if (existsSync(path)) return path;
  const { headers } = library;
  if (!headers) throw new Refusal(`The folder ${library.folder} holds TensorFlow's libraries but not its C headers (include/tensorflow/c), so the addon cannot be built against it. Add them, or name a Python environment with TensorFlow, which has both.`);
  return inTurn(join(cache, 'addon'), 'build', async () => {
    if (existsSync(path)) return path;
    const compiler = await compilerHere(env);
    if (!compiler) throw new Refusal(compilerMissing());
    tell({ doing: 'building the native engine\'s addon' });
    const work = mkdtempSync(join(cache, 'addon', 'build-'));
    try {
      await compile(compiler, compilerArguments(library, headers, join(work, addonFile)), env);
      await check(join(work, addonFile), env);
    } catch (error) {
      if (!isRefusal(error)) {
        rmSync(work, { recursive: true, force: true });
        throw error;
      }
      rmSync(join(work, addonFile), { force: true });
      writeFileSync(join(work, 'refused.txt'), error.message);
    }
    rmSync(dirname(path), { recursive: true, force: true });
    renameSync(work, dirname(path));
    const refusal = addonRefusal(library, cache);
    if (refusal) throw new Refusal(`The TensorFlow library in ${library.folder} cannot be used: ${refusal}`);
    return path;
  });
}
