import { resolve } from 'node:path';
import { cacheFolder } from '../../engine/native/cache';
import { carryEngine } from '../../engine/native/carry';
import { readyLibrary } from '../../engine/native/ready';
import type { Call } from '../call';
import { answer } from '../print';

/** Puts the native engine into a folder, whole, as the installed application carries it. */
export async function carryNative(call: Call, folder: string): Promise<void> {
  // A GPU's libraries are too large to be carried; who has one lets the application find or download them.
  const { library } = await readyLibrary({ cache: cacheFolder(), driver: undefined });
  await carryEngine({ library }, resolve(folder));
  answer(call, { folder: resolve(folder) }, () => resolve(folder));
}
