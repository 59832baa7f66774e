import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Refusal } from '../../../src-shared/refusal';
import { addonFile, compile, compilerArguments } from './addon';
import { buildFacts, libraryFiles, libraryKey } from './library';
import type { Ready } from './ready';
import { compilerHere, compilerMissing } from './tools';

/** Symbols that only a debugger wants are a quarter of the library. */
const strip = (path: string): Promise<unknown> => promisify(execFile)('strip', ['--strip-unneeded', path]).catch(() => undefined);

/** What tells the library's version and licence, beside its folder as pip has it. */
const namesVersion = (name: string): boolean => /^tensorflow[^/]*\.dist-info$/.test(name);

/**
 * Puts the engine into a folder to be carried elsewhere: library and addon side by side, the one finding the other wherever they come to stand.
 * Done already, it does nothing. Throws a Refusal where there is no compiler, or the library has no headers.
 */
export async function carryEngine({ library }: Pick<Ready, 'library'>, folder: string, env: NodeJS.ProcessEnv = process.env): Promise<void> {
  const { headers } = library;
  if (!headers) throw new Refusal(`The TensorFlow library in ${library.folder} came without C headers, so that no addon can be built to be carried with it.`);
  const key = libraryKey(library);
  const stamp = join(folder, 'carried.txt');
  if ((await readFile(stamp, 'utf8').catch(() => '')) === key) return;
  const compiler = await compilerHere(env);
  if (!compiler) throw new Refusal(compilerMissing());

  await rm(folder, { recursive: true, force: true });
  const target = join(folder, basename(library.folder));
  await mkdir(target, { recursive: true });
  for (const file of libraryFiles()) {
    await cp(join(library.folder, file), join(target, file), { dereference: true });
    if (process.platform === 'linux') await strip(join(target, file));
  }
  await cp(join(library.folder, buildFacts), join(target, buildFacts)).catch(() => undefined);
  for (const name of (await readdir(dirname(library.folder))).filter(namesVersion)) {
    await cp(join(dirname(library.folder), name), join(folder, name), { recursive: true });
  }
  await compile(compiler, compilerArguments({ ...library, folder: target }, headers, join(target, addonFile), process.platform, true), env);
  await writeFile(stamp, key);
}
