import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { place } from './places.mjs';
import { npm } from './run.mjs';
import { say } from './say.mjs';

const stamp = place('node_modules/.set-up');

/** Installs the packages exactly as the lock file says, unless that was done since it last changed; gives npm's exit code. */
export async function installPackages() {
  const wanted = createHash('sha256').update(readFileSync(place('package-lock.json'))).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return 0;
  say('installing packages (once, and when the lock file changes)');
  // Forge's packages warn of a Node that only packaging needs.
  const code = await npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code === 0) writeFileSync(stamp, wanted);
  else if (code !== 130) say('npm could not install the packages. If the network is to blame, try again: nothing is lost.');
  return code;
}
