import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inTurn } from '../src-main/engine/native/turn';
import { electronScript } from './reference';
import { load } from './set-up';

const { findElectron, sandboxArguments } = await load<{ findElectron(): string | undefined; sandboxArguments(electron: string): string[] }>('electron.mjs');

/**
 * The Electron to test in: what `npm start` would take, else the one that lies beside the project, brought once into build/electron.
 * Undefined where there is none; throws with what is missing where there is one that does not come.
 */
export async function electronForTests(): Promise<string | undefined> {
  const found = findElectron();
  if (found || !existsSync(electronScript)) return found;
  const folder = fileURLToPath(new URL('../build/electron', import.meta.url));
  return inTurn(folder, 'get', async () => (await promisify(execFile)(electronScript, [folder])).stdout.trim());
}

/** What an Electron must be told on a machine for tests: there is no graphics card, and root cannot shut pages in. */
export const switches = (electron: string): string[] => ['--disable-gpu', ...sandboxArguments(electron)];
