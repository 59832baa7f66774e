import { existsSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Refusal } from '../../src-shared/refusal';
import { isMissing, isTaken } from './disk-refusal';

/**
 * Makes a folder and those that it lies in; does nothing where it is there. Throws a Refusal where the file system makes no folders.
 * Node's own recursive mkdir never ends there (/proc).
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    if (isTaken(error) && statSync(path).isDirectory()) return;
    const above = dirname(path);
    if (!isMissing(error) || above === path) throw error;
    if (existsSync(above)) throw new Refusal(`${path} could not be made, since ${above} takes no folders: choose another one.`, { cause: error });
    await makeFolder(above);
    await makeFolder(path);
  }
}
