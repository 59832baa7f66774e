import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A TensorFlow C library on this machine. */
export interface Library {
  /** The folder that holds the two libraries. */
  readonly folder: string;
  /** TensorFlow's version as the folder's own files tell it, or `unknown`. */
  readonly version: string;
  /** Built for CUDA, whether or not this machine has a GPU. */
  readonly cuda: boolean;
  /** The folder of TensorFlow's C headers, where the library came with them. */
  readonly headers?: string;
}

/** The two files that make the library, by the platform's custom: TensorFlow itself and its framework. */
export const libraryFiles = (platform: NodeJS.Platform = process.platform): readonly [string, string] =>
  platform === 'darwin'
    ? ['libtensorflow_cc.2.dylib', 'libtensorflow_framework.2.dylib']
    : ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'];

/** The file of the tensorflow package that tells whether it was built for CUDA. */
export const buildFacts = 'python/platform/build_info.py';

/** The version of the package, which pip writes into the name of a folder beside it. */
function versionOf(folder: string): string {
  const names = readdirSync(dirname(folder)).map((name) => /^tensorflow(?:_(?:cpu|gpu|macos))?-(\d[^-]*)\.dist-info$/.exec(name)?.[1]);
  return names.find((version) => version !== undefined) ?? 'unknown';
}

function builtForCuda(folder: string): boolean {
  const path = join(folder, buildFacts);
  return existsSync(path) && readFileSync(path, 'utf8').includes("'is_cuda_build', True");
}

/** Where TensorFlow may stand in a folder that a person or Python names: itself, a package folder in it, or an environment's packages. */
function* placesIn(folder: string): Generator<string> {
  yield folder;
  yield join(folder, 'tensorflow');
  yield join(folder, 'lib');
  for (const lib of ['lib', 'lib64']) {
    for (let minor = 9; minor <= 20; minor++) yield join(folder, lib, `python3.${minor}`, 'site-packages', 'tensorflow');
  }
}

/** The library in a folder, or in the Python environment that the folder is; undefined where there is none. */
export function libraryIn(folder: string, platform: NodeJS.Platform = process.platform): Library | undefined {
  for (const place of placesIn(folder)) {
    if (!libraryFiles(platform).every((file) => existsSync(join(place, file)))) continue;
    const headers = [join(place, 'include'), join(dirname(place), 'include')].find((path) => existsSync(join(path, 'tensorflow/c/c_api.h')));
    return { folder: place, version: versionOf(place), cuda: builtForCuda(place), ...(headers && { headers }) };
  }
  return undefined;
}

/** A short name for exactly these files: it changes when the library moves or is replaced. */
export function libraryKey({ folder, version }: Library, platform: NodeJS.Platform = process.platform): string {
  const hash = createHash('sha256').update(`${folder}\n${version}\n`);
  for (const file of libraryFiles(platform)) {
    const { size, mtimeMs } = statSync(join(folder, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}
