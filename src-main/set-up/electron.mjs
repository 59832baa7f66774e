import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { place } from './places.mjs';
import { say } from './say.mjs';

// Never require('electron') to find out: that would begin to download, and print.
const packageFolder = place('node_modules/electron');
const stamp = place('node_modules/.electron-tried');
const minutes = 5;

/** The package's own Electron: its path.txt names the program where the download has been done. */
function downloaded() {
  const path = join(packageFolder, 'path.txt');
  return existsSync(path) ? join(packageFolder, 'dist', readFileSync(path, 'utf8').trim()) : undefined;
}

/** The Electron to use: the one that ISTHMUS_ELECTRON names, else the package's own; undefined where there is neither. */
export function findElectron(env = process.env) {
  const electron = env.ISTHMUS_ELECTRON || downloaded();
  return electron !== undefined && existsSync(electron) ? electron : undefined;
}

/** What this Electron must be told where it cannot shut its pages in: root may not, nor may others where the system keeps namespaces from them. */
export function sandboxArguments(electron) {
  if (process.platform !== 'linux') return [];
  if (process.getuid() === 0) return ['--no-sandbox'];
  const helper = statSync(join(dirname(electron), 'chrome-sandbox'), { throwIfNoEntry: false });
  const isHelped = helper !== undefined && helper.uid === 0 && (helper.mode & 0o4000) !== 0;
  return isHelped || mayMakeNamespaces() ? [] : ['--no-sandbox'];
}

function mayMakeNamespaces() {
  const switches = { '/proc/sys/kernel/apparmor_restrict_unprivileged_userns': '0', '/proc/sys/kernel/unprivileged_userns_clone': '1' };
  return Object.entries(switches).every(([path, open]) => !existsSync(path) || readFileSync(path, 'utf8').trim() === open);
}

/** Runs Electron's own download, and gives why it failed; undefined where it did not. */
function download() {
  const child = spawn(process.execPath, [join(packageFolder, 'install.js')], { stdio: ['ignore', 'ignore', 'pipe'], timeout: minutes * 60_000 });
  let complaint = '';
  child.stderr.on('data', (data) => (complaint += data));
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(code === 0 ? undefined : signal ? `it took more than ${minutes} minutes` : (complaint.split('\n').find((line) => /error/i.test(line))?.trim() ?? `code ${code}`)));
  });
}

/**
 * Downloads Electron once, unless there is one already; where that fails it says so and the lab does without a window of its own.
 * It is tried again when the packages are installed anew, not at every start.
 */
export async function downloadElectron() {
  const named = process.env.ISTHMUS_ELECTRON;
  if (named && !existsSync(named)) say(`ISTHMUS_ELECTRON names ${named}, but there is no such program: name one, or unset it.`);
  if (named || findElectron() || existsSync(stamp)) return;
  try {
    accessSync(packageFolder, constants.W_OK);
  } catch {
    return;
  }
  say('downloading Electron, for the window (once, 110 MB)');
  const why = await download();
  if (why === undefined) return;
  writeFileSync(stamp, `${why}\n`);
  say(`Electron could not be downloaded (${why}), so the lab opens in a browser. To try again: node node_modules/electron/install.js`);
}
