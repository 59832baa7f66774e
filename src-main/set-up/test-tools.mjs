import { spawnSync } from 'node:child_process';
import { findChromium, findProgram } from './programs.mjs';
import { run } from './run.mjs';
import { say } from './say.mjs';

const hasLibrary = (name) => spawnSync('ldconfig', ['-p'], { encoding: 'utf8' }).stdout?.includes(name) ?? false;

/** What the tests of the window need beside what is installed: Debian's package, whether it is here, and what cannot be tested without it. */
const tools = [
  { name: 'chromium', isHere: () => findChromium() !== undefined, tests: 'the window in a browser' },
  { name: 'xvfb', isHere: () => Boolean(process.env.DISPLAY || findProgram('Xvfb')), tests: 'the desktop window' },
  { name: 'xauth', isHere: () => Boolean(process.env.DISPLAY || findProgram('xauth')), tests: 'the desktop window' },
  { name: 'libgtk-3-0', isHere: () => hasLibrary('libgtk-3.so.0'), tests: 'the desktop window' },
  { name: 'libnss3', isHere: () => hasLibrary('libnss3.so'), tests: 'the desktop window' },
  { name: 'libasound2', isHere: () => hasLibrary('libasound.so.2'), tests: 'the desktop window' },
  { name: 'libgbm1', isHere: () => hasLibrary('libgbm.so.1'), tests: 'the desktop window' },
  { name: 'fakeroot', isHere: () => findProgram('fakeroot') !== undefined, tests: 'the package' },
  { name: 'dpkg', isHere: () => findProgram('dpkg') !== undefined, tests: 'the package' },
];

const missing = () => tools.filter(({ isHere }) => !isHere());

/** Brings what the tests of the window need where this is a machine for tests (CI=true) with apt-get; elsewhere says what is missing. Never fails: a test that lacks something says so itself. */
export async function bringTestTools() {
  if (process.platform !== 'linux') return;
  const wanted = missing().map(({ name }) => name);
  if (wanted.length > 0 && process.env.CI === 'true' && findProgram('apt-get')) {
    say(`installing ${wanted.join(', ')} for the tests`);
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    if ((await run('apt-get', ['update', '-qq'], { env })) === 0) await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...wanted], { env });
  }
  for (const { name, tests } of missing()) say(`${name} is not here, and without it ${tests} cannot be tested.`);
}
