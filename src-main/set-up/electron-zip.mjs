import { createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { place } from './places.mjs';
import { say } from './say.mjs';

function* filesUnder(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(path);
    else yield path;
  }
}

/**
 * The Electron that ISTHMUS_ELECTRON names, as the archive that the packager would have downloaded, without an application in it:
 * what is made is then made of that. Undefined where none is named, and the packager downloads the current one.
 */
export async function zipOfNamedElectron(env = process.env) {
  if (!env.ISTHMUS_ELECTRON || process.platform === 'darwin') return undefined;
  const folder = dirname(env.ISTHMUS_ELECTRON);
  const version = readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
  const zip = place(`build/electron-zips/electron-v${version}-${process.platform}-${process.arch}.zip`);
  if (existsSync(zip)) return zip;
  say(`packing Electron ${version} of ${folder}`);
  mkdirSync(dirname(zip), { recursive: true });
  // Packages are there by now, but were not when this file was loaded.
  const { default: { ZipFile } } = await import('yazl');
  const archive = new ZipFile();
  for (const path of filesUnder(folder)) {
    const name = relative(folder, path).replaceAll('\\', '/');
    if (!name.startsWith('resources/app/')) archive.addFile(path, name, { mode: statSync(path).mode, compress: false });
  }
  archive.end();
  await pipeline(archive.outputStream, createWriteStream(`${zip}.part`));
  renameSync(`${zip}.part`, zip);
  return zip;
}
