import { createRequire } from 'node:module';
import { availableParallelism, cpus } from 'node:os';
import type { Binding } from './binding';
import { cacheFolder } from './cache';
import { nvidiaDriver } from './driver';
import type { Found, Search } from './find';
import { readyLibrary } from './ready';

/** Native TensorFlow, loaded into this process, and everything about it that a result must record. */
export interface Native {
  readonly binding: Binding;
  readonly library: NonNullable<Found['library']>;
  readonly device: 'CPU' | 'GPU';
  readonly deviceName: string;
  readonly threads: number;
  readonly oneDNN: boolean;
  /** Whether float32 convolutions and products may run in TF32; undefined on a CPU, where there is no such thing. */
  readonly tf32: boolean | undefined;
  /** Why each better place for the library was not taken, a sentence each. */
  readonly notTaken: readonly string[];
}

/** How to load it: threads (all processors unless said), whether a GPU may be used, and where to look. */
export interface NativeOptions extends Partial<Search> {
  readonly threads?: number;
  readonly gpu?: 'auto' | 'none';
}

const require = createRequire(import.meta.url);
let loaded: Promise<Native> | undefined;

/**
 * Loads native TensorFlow into this process, building the addon first where it has not been built; downloads nothing.
 * Later calls give what the first one loaded, since TensorFlow reads its settings once. Throws a Refusal where there is no library, or no compiler for the addon.
 */
export function loadNative(options: NativeOptions = {}): Promise<Native> {
  loaded ??= load(options).catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function load({ threads = availableParallelism(), gpu = 'auto', cache = cacheFolder(), env = process.env, ...places }: NativeOptions): Promise<Native> {
  const { library, notTaken, addon } = await readyLibrary({ cache, env, ...places });
  Object.assign(process.env, settings(threads, gpu, env));
  const binding = require(addon) as Binding;
  const onGpu = binding.isUsingGpuDevice();
  return {
    binding,
    library: { ...library, version: binding.TF_Version },
    device: onGpu ? 'GPU' : 'CPU',
    deviceName: onGpu ? gpuName(process.env['CUDA_VISIBLE_DEVICES'] ?? '0') : (cpus()[0]?.model.trim() ?? 'CPU'),
    threads,
    oneDNN: process.env['TF_ENABLE_ONEDNN_OPTS'] === '1',
    tf32: onGpu ? process.env['NVIDIA_TF32_OVERRIDE'] !== '0' : undefined,
    notTaken,
  };
}

function gpuName(visible: string): string {
  const gpus = nvidiaDriver()?.gpus ?? [];
  return gpus[Number(visible)] ?? gpus[0] ?? 'NVIDIA GPU';
}

/** The environment that TensorFlow is to find when it loads: it reads it once and never again. */
export function settings(threads: number, gpu: 'auto' | 'none', env: NodeJS.ProcessEnv): Record<string, string> {
  // TensorFlow would otherwise take memory on every GPU it sees; a worker is given one.
  const [device = '0'] = (env['CUDA_VISIBLE_DEVICES'] ?? '0').split(',');
  return {
    TF_ENABLE_ONEDNN_OPTS: env['TF_ENABLE_ONEDNN_OPTS'] ?? '1',
    TF_NUM_INTRAOP_THREADS: String(threads),
    TF_NUM_INTEROP_THREADS: String(threads),
    TF_CPP_MIN_LOG_LEVEL: env['TF_CPP_MIN_LOG_LEVEL'] ?? '3',
    TF_FORCE_GPU_ALLOW_GROWTH: 'true',
    CUDA_VISIBLE_DEVICES: gpu === 'none' ? '-1' : device,
  };
}
