import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { packageWith } from './advice';
import { pythonsOf } from './python';

const answers = (command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<boolean> =>
  promisify(execFile)(command, args, { env, timeout: 60_000 }).then(() => true, () => false);

/** The compilers to try, in order: the one that CXX names, or the usual ones. */
export const compilersOf = (env: NodeJS.ProcessEnv): readonly string[] => (env['CXX'] ? [env['CXX']] : ['g++', 'clang++', 'c++']);

/** The first C++ compiler that runs here; undefined where none does. */
export async function compilerHere(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  for (const compiler of compilersOf(env)) if (await answers(compiler, ['--version'], env)) return compiler;
  return undefined;
}

/** The first Python here that has pip; undefined where none does. */
export async function pythonWithPip(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  for (const python of pythonsOf(env)) if (await answers(python, ['-m', 'pip', '--version'], env)) return python;
  return undefined;
}

/** The sentence for a missing compiler. */
export const compilerMissing = (): string => `A C++ compiler is needed once to build the native engine's addon, and none was found. ${packageWith('compiler')}.`;

/** The sentence for a missing pip. */
export const pipMissing = (): string => `Python's pip is needed once to download TensorFlow's library, and none was found. ${packageWith('pip')}.`;

/** A sentence for each tool that is missing to download the library and to build the addon, naming the package to install. */
export async function missingTools(env: NodeJS.ProcessEnv): Promise<string[]> {
  return [...((await compilerHere(env)) ? [] : [compilerMissing()]), ...((await pythonWithPip(env)) ? [] : [pipMissing()])];
}
