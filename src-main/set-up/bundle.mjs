import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine, place } from './places.mjs';
import { run } from './run.mjs';
import { say } from './say.mjs';

const stamp = place('build/main/.sources');

function* filesUnder(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(path);
    else yield path;
  }
}

/** A name for the sources as they stand: it changes when any of them does. */
function sources() {
  const hash = createHash('sha256');
  for (const path of [...filesUnder(place('src-main')), ...filesUnder(place('src-shared')), place('package-lock.json')].sort()) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Builds the application, unless that was done since its sources last changed; gives the builder's exit code. */
export async function bundle() {
  const wanted = sources();
  if (existsSync(commandLine) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return 0;
  say('building the application');
  const code = await run(process.execPath, [place('node_modules/vite/bin/vite.js'), 'build', '--config', place('src-main/vite.config.ts')]);
  if (code === 0) writeFileSync(stamp, wanted);
  return code;
}
