import { statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Refusal } from '../../src-shared/refusal';
import { isMissing, isTaken } from './disk-refusal';

/** Makes a folder unless it is there; false where what it would lie in is missing. */
async function isMade(path: string): Promise<boolean> {
  try {
    await mkdir(path);
  } catch (error) {
    if (isMissing(error)) return false;
    if (!isTaken(error) || !statSync(path).isDirectory()) throw error;
  }
  return true;
}

/**
 * Makes a folder and those that it lies in; does nothing where it is there. Throws a Refusal where the file system makes no folders:
 * Node's own recursive mkdir never ends there (/proc).
 */
export async function makeFolder(path: string): Promise<void> {
  if (await isMade(path)) return;
  const above = dirname(path);
  if (above !== path) await makeFolder(above);
  if (!(await isMade(path))) throw new Refusal(`${path} could not be made, since ${above} takes no folders: choose another one.`);
}
