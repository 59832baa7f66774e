import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { commandLine, place } from './places.mjs';
import { run } from './run.mjs';

const stamp = place('node_modules/.engine-tried');

const isWanted = () => ['auto', 'tensorflow'].includes(process.env.ISTHMUS_ENGINE ?? 'auto');

/** Gets the native engine, or says in a sentence what is missing for it: the embedded one then serves, so this never fails. */
export async function installEngine() {
  if (!isWanted()) return;
  await run(process.execPath, [commandLine, 'engine', 'install', '--unless-ready']);
  mkdirSync(place('node_modules'), { recursive: true });
  writeFileSync(stamp, '');
}

/** Gets it before anything else the first time; later it is looked after beside what follows, which need not wait. */
export async function mindEngine() {
  if (!existsSync(stamp)) await installEngine();
  else if (isWanted()) void run(process.execPath, [commandLine, 'engine', 'install', '--unless-ready', '--quiet']);
}
