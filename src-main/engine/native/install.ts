import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRefusal, Refusal } from '../../../src-shared/refusal';
import { cacheFolder } from './cache';
import { nvidiaDriver } from './driver';
import { findLibrary, type Search } from './find';
import type { Tell } from './news';
import { type Ready, readyLibrary } from './ready';
import { gpuReason } from './story';
import { missingTools } from './tools';
import { downloadLibrary, wheelsFor } from './wheel';

/** How to install: whether CUDA is wanted, how to ask a person, and who hears of progress. */
export interface Installation extends Partial<Search> {
  /** Download TensorFlow for CUDA without asking (3.4 GB). */
  readonly cuda?: boolean;
  /** Puts a yes-or-no question to a person; left out where nobody can answer. */
  readonly ask?: (question: string) => Promise<boolean>;
  readonly tell?: Tell;
}

/** What came of it: the native engine, or the sentence that says what is missing for it. */
export type Installed = { readonly ready: Ready; /** Why no GPU will be used, where there is one. */ readonly advice?: string } | { readonly ready?: undefined; readonly missing: string };

const question = 'This machine has an NVIDIA GPU. Download TensorFlow for CUDA and NVIDIA\'s libraries for it (3.4 GB)?';

/**
 * Does whatever is still missing for the native engine: finds or downloads TensorFlow's C library, then builds the addon; a matter of milliseconds where nothing is.
 * What a person or the world stands in the way of comes back as a sentence, with whatever was reached kept for the next try.
 */
export async function installEngine({ cuda, ask, tell = () => {}, cache = cacheFolder(), env = process.env, ...places }: Installation = {}): Promise<Installed> {
  const driver = 'driver' in places ? places.driver : nvidiaDriver();
  const search: Search = { cache, env, ...places, driver };
  try {
    mkdirSync(cache, { recursive: true });
    const { library } = await findLibrary(search);
    const wanted = cuda ?? (driver !== undefined && !library?.cuda && library?.source !== 'named' && (await consent(cache, ask)));
    if (!library) await demandTools(env);
    const advice = wanted && !library?.cuda ? await withCuda(cache, env, tell) : undefined;
    if (!library && (advice || !wanted)) await downloadLibrary(cache, wheelsFor(false), env, tell);
    const ready = await readyLibrary(search, tell);
    const hint = advice ?? (driver && gpuReason(ready.library, driver, env));
    return { ready, ...(hint && { advice: hint }) };
  } catch (error) {
    const missing = isRefusal(error) ? error.message : worldly(error);
    if (missing === undefined) throw error;
    return { missing };
  }
}

/** Throws a Refusal that names everything to install, before anything is downloaded that could not be used. */
async function demandTools(env: NodeJS.ProcessEnv): Promise<void> {
  const needs = await missingTools(env);
  if (needs.length > 0) throw new Refusal(needs.join(' '));
}

/** Downloads the library for CUDA; where that fails, the sentence that says why, so that the processor's library can still be used. */
async function withCuda(cache: string, env: NodeJS.ProcessEnv, tell: Tell): Promise<string | undefined> {
  try {
    await downloadLibrary(cache, wheelsFor(true), env, tell);
    return undefined;
  } catch (error) {
    if (isRefusal(error)) return error.message;
    throw error;
  }
}

/** Asks once, and remembers a no; only a person's wish brings the question back. */
async function consent(cache: string, ask: Installation['ask']): Promise<boolean> {
  const declined = join(cache, 'cuda-declined');
  if (!ask || existsSync(declined)) return false;
  if (await ask(question)) return true;
  writeFileSync(declined, '');
  return false;
}

/** The sentence for a fault of the file system that a person can mend; undefined for any other error. */
function worldly(error: unknown): string | undefined {
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC') return 'The disk is full: make room, or set ISTHMUS_CACHE to a folder with room for 2 GB.';
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code ?? '')) return `${path ?? 'The cache'} cannot be written to: set ISTHMUS_CACHE to a folder that can.`;
  return undefined;
}
