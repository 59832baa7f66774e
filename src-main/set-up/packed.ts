/** What of the project's folder an installed application carries; read by forge.config.ts. */
import { readFileSync } from 'node:fs';

/** What a lock file tells of a package, as far as it is of use here. */
interface Locked {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** A lock file's packages by their folders, the project's own being ''. */
export type Lock = Readonly<Record<string, Locked>>;

const ourLock = (): Lock => (JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')) as { packages: Lock }).packages;

/** Packages of which only their own files are wanted, for building an addon: what they need to install themselves is left behind. */
const alone: readonly string[] = ['node_modules/@tensorflow/tfjs-node-gpu', 'node_modules/node-api-headers'];

/** Files that nobody reads at run time: types, maps, sources, and the builds for browsers. */
const idle = /\.(map|d\.[cm]?ts|ts|md|markdown|flow)$|\/(__tests__|tests?|docs|examples?|man)\/|\.(min|es2017|fesm)\.(js|min\.js)$/;

/** Where a package finds another: in its own folder, or in that of one around it. */
function folderOf(name: string, from: string, lock: Lock): string | undefined {
  for (let around = from; ; around = around.slice(0, around.lastIndexOf('node_modules/')).replace(/\/$/, '')) {
    const folder = [around, 'node_modules', name].filter(Boolean).join('/');
    if (folder in lock) return folder;
    if (around === '') return undefined;
  }
}

/** The folders of the packages that the application needs: its dependencies, and theirs. */
export function packedPackages(lock: Lock = ourLock()): ReadonlySet<string> {
  const found = new Set<string>();
  const take = (from: string): void => {
    const { dependencies, optionalDependencies } = lock[from];
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const folder = folderOf(name, from, lock);
      if (folder === undefined || found.has(folder)) continue;
      found.add(folder);
      if (!alone.includes(folder)) take(folder);
    }
  };
  take('');
  return found;
}

/** Tells of a path (from the project's folder, beginning with /) whether the packager is to leave it behind. */
export function leavesBehind(packages: ReadonlySet<string> = packedPackages()): (path: string) => boolean {
  const wanted = new Set(['', '/package.json', '/.vite', '/.vite/main', '/.vite/window', '/node_modules']);
  for (const folder of packages) for (let path = `/${folder}`; path !== ''; path = path.slice(0, path.lastIndexOf('/'))) wanted.add(path);
  return (path) => {
    if (wanted.has(path)) return false;
    if (/^\/\.vite\/(main|window)\//.test(path)) return path.endsWith('.map');
    const isPacked = [...packages].some((folder) => path.startsWith(`/${folder}/`) && !path.slice(folder.length + 1).startsWith('/node_modules/'));
    return !isPacked || idle.test(path);
  };
}
