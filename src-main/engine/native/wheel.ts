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

/** Wheels that together make one library, and the name of its folder in the cache. */
export interface Wheels {
  readonly name: string;
  readonly pins: readonly Pin[];
}

/** The wheels to download on this system. Throws a Refusal where TensorFlow publishes none that holds its C library. */
export function wheelsFor(cuda: boolean, system = `${process.platform}-${process.arch}`): Wheels {
  if (cuda && system === 'linux-x64') return { name: `${tensorflowVersion}-cuda`, pins: cudaWheels };
  if (cuda) throw new Refusal(`TensorFlow publishes its library for CUDA for Linux on x64 only, not for ${system}.`);
  const cpu = cpuWheels[system];
  if (!cpu) throw new Refusal(`TensorFlow publishes no C library for ${system}.${system.startsWith('win32') ? ' Under Windows, run this in WSL2.' : ''}`);
  return { name: `${tensorflowVersion}-cpu`, pins: [cpu] };
}

const isTensorflow = ({ name }: Pin): boolean => name.startsWith('tensorflow');

function roomFor(pins: readonly Pin[], folder: string): void {
  // What a wheel's needed files take beside the wheel itself, as measured on the pinned ones: TensorFlow's compress well, NVIDIA's hardly.
  const unpacked = pins.reduce((bytes, pin) => bytes + (isTensorflow(pin) ? 3.2 : 1.6) * pin.bytes, 0);
  const needed = unpacked + Math.max(...pins.map(({ bytes }) => bytes));
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < needed) throw new Refusal(`The native engine needs ${(needed / 1e9).toFixed(1)} GB in ${folder}, where ${((bavail * bsize) / 1e9).toFixed(1)} GB are free. Make room, or set ISTHMUS_CACHE to another folder.`);
}

async function unpackNeeded(wheel: string, pin: Pin, folder: string): Promise<void> {
  if (!isTensorflow(pin)) return void (await unpack(wheel, folder, neededOfCuda));
  const needed = neededOfTensorflow(pin);
  const unpacked = await unpack(wheel, folder, (name) => needed.includes(name));
  const lacking = needed.filter((name) => !unpacked.includes(name));
  if (lacking.length > 0) throw new Refusal(`The wheel of ${pin.name} ${pin.version} lacks files that the native engine needs: ${lacking.join(', ')}.`);
}

/**
 * The library of these wheels in the cache, downloaded by pip unless it is there, laid out as Python would so that TensorFlow finds its CUDA libraries.
 * An interrupted download goes on with the next wheel, and the library appears in the cache only when it is whole.
 * Throws a Refusal where there is no pip, no network or no room, or where a wheel is not the pinned one.
 */
export async function downloadLibrary(cache: string, { name, pins }: Wheels, env: NodeJS.ProcessEnv, tell: Tell): Promise<Library> {
  const target = join(downloads(cache), name);
  return inTurn(downloads(cache), 'download', async () => {
    const ready = libraryIn(target);
    if (ready) return ready;
    const python = await pythonWithPip(env);
    if (!python) throw new Refusal(pipMissing());
    const part = `${target}.part`;
    const done = (pin: Pin) => join(part, 'done', pin.sha256);
    mkdirSync(join(part, 'done'), { recursive: true });
    const missing = pins.filter((pin) => !existsSync(done(pin)));
    if (missing.length > 0) roomFor(missing, part);
    for (const pin of missing) {
      const wheel = await downloadedWheel(python, pin, join(part, 'wheels'), env, tell);
      tell({ doing: `unpacking ${pin.name} ${pin.version}` });
      await unpackNeeded(wheel, pin, part);
      rmSync(wheel);
      writeFileSync(done(pin), '');
    }
    for (const passing of ['done', 'wheels']) rmSync(join(part, passing), { recursive: true, force: true });
    renameSync(part, target);
    const library = libraryIn(target);
    if (!library) throw new Error(`no library in what was unpacked: ${target}`);
    return library;
  });
}
