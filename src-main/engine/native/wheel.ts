import { existsSync, mkdirSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../../src-shared/refusal';
import { downloads } from './find';
import { buildFacts, type Library, libraryFiles, libraryIn } from './library';
import type { Tell } from './news';
import { cpuWheels, cudaWheels, type Pin, tensorflowVersion } from './pins';
import { downloadedWheel } from './pip';
import { pipMissing, pythonWithPip } from './tools';
import { inTurn } from './turn';
import { unpack } from './unpack';

// What `tensorflow/c/c_api.h` and `tensorflow/c/eager/c_api.h` include, and nothing more.
const headers = [
  ...['c_api', 'c_api_macros', 'tf_attrtype', 'tf_buffer', 'tf_datatype', 'tf_status', 'tf_tensor', 'tf_tstring', 'eager/c_api'].map((name) => `tensorflow/c/${name}.h`),
  ...['ctstring', 'ctstring_internal'].flatMap((name) => [`tensorflow/core/platform/${name}.h`, `tsl/platform/${name}.h`]),
  'xla/tsl/c/tsl_status.h',
].map((name) => `tensorflow/include/${name}`);

/** The files that the native engine needs of a wheel of TensorFlow, by their names in it: libraries, headers, and what tells version and build. */
export const neededOfTensorflow = ({ name, version }: Pin, platform: NodeJS.Platform = process.platform): string[] => [
  ...[...libraryFiles(platform), buildFacts].map((file) => `tensorflow/${file}`),
  ...headers,
  `${name.replaceAll('-', '_')}-${version}.dist-info/METADATA`,
];

/** Whether TensorFlow opens or runs this file of an NVIDIA wheel: libraries, and what compiles for the device. */
export const neededOfCuda = (name: string): boolean => /^nvidia\/[^/]+\/lib\/[^/]+\.so/.test(name) || /^nvidia\/cuda_nvcc\/(bin|nvvm)\//.test(name);

/** The wheels to download on this system. Throws a Refusal where TensorFlow publishes none that holds its C library. */
export function wheelsFor(cuda: boolean, system = `${process.platform}-${process.arch}`): readonly Pin[] {
  const cpu = cpuWheels[system];
  if (cuda && system === 'linux-x64') return cudaWheels;
  if (cuda) throw new Refusal(`TensorFlow publishes its library for CUDA for Linux on x64 only, not for ${system}.`);
  if (!cpu) throw new Refusal(`TensorFlow publishes no C library for ${system}.${system.startsWith('win32') ? ' Under Windows, run this in WSL2.' : ''}`);
  return [cpu];
}

function roomFor(pins: readonly Pin[], folder: string): void {
  // A wheel unpacks to about three times its size, and lies beside what it unpacks to for a while.
  const needed = pins.reduce((bytes, pin) => bytes + 3 * pin.bytes, Math.max(...pins.map((pin) => pin.bytes)));
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < needed) throw new Refusal(`The native engine needs ${(needed / 1e9).toFixed(1)} GB in ${folder}, where ${((bavail * bsize) / 1e9).toFixed(1)} GB are free. Make room, or set ISTHMUS_CACHE to another folder.`);
}

/**
 * TensorFlow's C library in the cache, downloaded by pip unless it is there; with `cuda` its CUDA libraries too, laid out so that TensorFlow finds them.
 * An interrupted download goes on with the next wheel, and the library appears in the cache only when it is whole.
 * Throws a Refusal where there is no pip, no network, no room or no such wheel.
 */
export async function downloadLibrary(cache: string, cuda: boolean, env: NodeJS.ProcessEnv, tell: Tell): Promise<Library> {
  const pins = wheelsFor(cuda);
  const target = join(downloads(cache), `${tensorflowVersion}-${cuda ? 'cuda' : 'cpu'}`);
  return inTurn(downloads(cache), 'download', async () => {
    const ready = libraryIn(target);
    if (ready) return ready;
    const python = await pythonWithPip(env);
    if (!python) throw new Refusal(pipMissing());
    const part = `${target}.part`;
    mkdirSync(join(part, 'done'), { recursive: true });
    const missing = pins.filter((pin) => !existsSync(join(part, 'done', pin.sha256)));
    if (missing.length > 0) roomFor(missing, part);
    for (const pin of missing) {
      const wheel = await downloadedWheel(python, pin, join(part, 'wheels'), env, tell);
      tell({ doing: `unpacking ${pin.name} ${pin.version}` });
      const needed = new Set(neededOfTensorflow(pin));
      const unpacked = await unpack(wheel, part, pin.name.startsWith('tensorflow') ? (name) => needed.has(name) : neededOfCuda);
      if (pin.name.startsWith('tensorflow') && unpacked.length < needed.size) throw new Refusal(`The wheel of ${pin.name} ${pin.version} lacks files that the native engine needs: ${[...needed].filter((name) => !unpacked.includes(name)).join(', ')}.`);
      rmSync(wheel);
      writeFileSync(join(part, 'done', pin.sha256), '');
    }
    rmSync(join(part, 'done'), { recursive: true });
    rmSync(join(part, 'wheels'), { recursive: true, force: true });
    renameSync(part, target);
    return libraryIn(target) as Library;
  });
}
