import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { place } from './places.mjs';
import { run } from './run.mjs';
import { say } from './say.mjs';

const always = ['src-shared', 'package.json', 'package-lock.json'];

/** What is built: by which configuration, from what, and a file by which it is seen to be there. */
const parts = [
  { name: 'the application', config: 'src-main/vite.config.ts', from: ['src-main', ...always], made: '.vite/main/cli.js', stamp: '.vite/main/.sources' },
  { name: 'the window', config: 'src-renderer/vite.config.ts', from: ['src-renderer', 'assets/window', ...always], made: '.vite/window/index.html', stamp: '.vite/window/.sources' },
];

function* filesAt(path) {
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) yield path;
  else for (const name of readdirSync(path)) yield* filesAt(join(path, name));
}

/** A name for the sources as they stand: it changes when any of them does. */
function nameOf(sources) {
  const hash = createHash('sha256');
  for (const path of sources.flatMap((source) => [...filesAt(place(source))]).sort()) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Builds the application and its window, each only where its sources have changed since, unless `anew`; gives the builder's exit code. */
export async function bundle({ anew = false } = {}) {
  for (const { name, config, from, made, stamp } of parts) {
    const wanted = nameOf(from);
    const isDone = existsSync(place(made)) && existsSync(place(stamp)) && readFileSync(place(stamp), 'utf8') === wanted;
    if (isDone && !anew) continue;
    say(`building ${name}`);
    const code = await run(process.execPath, [place('node_modules/vite/bin/vite.js'), 'build', '--config', place(config)]);
    if (code !== 0) return code;
    writeFileSync(place(stamp), wanted);
  }
  return 0;
}
