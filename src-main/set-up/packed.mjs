import { readFileSync } from 'node:fs';
import { place } from './places.mjs';

/** Packages of which only their own files are wanted, for building an addon: what they need to install themselves is left behind. */
const alone = ['node_modules/@tensorflow/tfjs-node-gpu', 'node_modules/node-api-headers'];

/** Files that nobody reads at run time: types, maps, sources, and the builds for browsers. */
const idle = /\.(map|d\.[cm]?ts|ts|md|markdown|flow)$|\/(__tests__|tests?|docs|example|examples|man)\/|\.(min|es2017|fesm)\.(js|min\.js)$/;

/** Where a package finds another: in its own folder, or in that of one around it. */
function folderOf(name, from, packages) {
  for (let around = from; ; around = around.slice(0, around.lastIndexOf('node_modules/')).replace(/\/$/, '')) {
    const folder = [around, 'node_modules', name].filter(Boolean).join('/');
    if (folder in packages) return folder;
    if (around === '') return undefined;
  }
}

/** The folders of the packages that the application needs, as the lock file has them: its dependencies, and theirs. */
export function packedPackages(lock = JSON.parse(readFileSync(place('package-lock.json'), 'utf8'))) {
  const found = new Set();
  const take = (from) => {
    const { dependencies = {}, optionalDependencies = {} } = lock.packages[from];
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const folder = folderOf(name, from, lock.packages);
      if (!folder || found.has(folder)) continue;
      found.add(folder);
      if (!alone.includes(folder)) take(folder);
    }
  };
  take('');
  return found;
}

/** Tells of a path (from the project's folder, beginning with /) whether the packager is to leave it behind. */
export function leavesBehind(packages = packedPackages()) {
  const wanted = new Set(['', '/package.json', '/build', '/build/main', '/build/window', '/node_modules']);
  for (const folder of packages) for (let path = `/${folder}`; path !== ''; path = path.slice(0, path.lastIndexOf('/'))) wanted.add(path);
  return (path) => {
    if (wanted.has(path)) return false;
    if (path.endsWith('.map')) return true;
    if (path.startsWith('/build/main/') || path.startsWith('/build/window/')) return false;
    const owner = [...packages].find((folder) => path.startsWith(`/${folder}/`) && !path.slice(folder.length + 1).startsWith('/node_modules/'));
    return owner === undefined || idle.test(path);
  };
}
