import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { place } from './places.mjs';
import { npm, run } from './run.mjs';
import { say } from './say.mjs';

const wanted = '24.11.1';

/** Whether Electron Forge starts on this Node. */
function isNewEnough([major, minor] = process.versions.node.split('.').map(Number)) {
  return major > 22 || (major === 22 && minor >= 13);
}

/** The Node that Electron Forge runs on: this one where it is new enough, else the one that npm carries as a package, brought into build/ once. */
export async function newNode() {
  if (isNewEnough()) return process.execPath;
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const folder = place(`build/node-${wanted}`);
  const program = join(folder, 'package', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(program)) return program;
  say(`bringing Node ${wanted} for Electron Forge, which does not start on ${process.versions.node}`);
  const part = `${folder}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  const code = await npm(['pack', '--silent', '--pack-destination', part, `node-${system}-${process.arch}@${wanted}`]);
  const [archive] = readdirSync(part);
  if (code !== 0 || !archive) throw new Error(`npm could not bring node-${system}-${process.arch}@${wanted}`);
  await promisify(execFile)('tar', ['-xzf', join(part, archive), '-C', part]);
  rmSync(join(part, archive));
  renameSync(part, folder);
  return program;
}

/** What the makers of a system need and npm leaves out of the packages where an older Node runs it: they name it as optional. */
const tools = { linux: 'electron-installer-debian', win32: 'electron-winstaller', darwin: 'electron-installer-dmg' };

/** Installs the makers' tools with the newer Node where they are missing; gives npm's exit code. */
export function completePackages(node) {
  if (existsSync(place(`node_modules/${tools[process.platform]}`))) return 0;
  say('installing what the makers need');
  const script = process.env.npm_execpath;
  const args = ['install', '--no-save', '--no-audit', '--no-fund'];
  return script?.endsWith('.js') ? run(node, [script, ...args]) : run('npm', args, { env: { PATH: `${dirname(node)}${delimiter}${process.env.PATH}` } });
}
