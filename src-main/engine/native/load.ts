import { createRequire } from 'node:module';
import { availableParallelism, cpus } from 'node:os';
import { Refusal } from '../../../src-shared/refusal';
import { builtAddon } from './addon';
import type { Binding } from './binding';
import { cacheFolder } from './cache';
import { findLibrary, type Search, type Source } from './find';
import type { Library } from './library';

/** Native TensorFlow, loaded into this process, and everything about it that a result must record. */
export interface Native {
  readonly binding: Binding;
  readonly library: Library & { readonly source: Source };
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

/**
 * Loads native TensorFlow into this process, building the addon first where it has not been built; downloads nothing.
 * Only the first call's options count, since TensorFlow reads its settings once. Throws a Refusal where there is no library, or no compiler for the addon.
 */
export async function loadNative({ threads = availableParallelism(), gpu = 'auto', cache = cacheFolder(), bundled, env = process.env }: NativeOptions = {}): Promise<Native> {
  const { library, notTaken } = await findLibrary({ cache, env, ...(bundled && { bundled }) });
  if (!library) throw new Refusal(`The native engine has no TensorFlow library to load. ${notTaken.join(' ')}`);
  const path = await builtAddon(library, cache, env);
  Object.assign(process.env, settings(threads, gpu, process.env));
  const binding = require(path) as Binding;
  const onGpu = binding.isUsingGpuDevice();
  return {
    binding,
    library: library.version === 'unknown' ? { ...library, version: binding.TF_Version } : library,
    device: onGpu ? 'GPU' : 'CPU',
    deviceName: onGpu ? 'GPU' : (cpus()[0]?.model.trim() ?? 'CPU'),
    threads,
    oneDNN: true,
    tf32: onGpu ? process.env['NVIDIA_TF32_OVERRIDE'] !== '0' : undefined,
    notTaken,
  };
}

/** The environment that TensorFlow is to find when it loads: it reads it once and never again. */
export function settings(threads: number, gpu: 'auto' | 'none', env: NodeJS.ProcessEnv): Record<string, string> {
  return {
    TF_ENABLE_ONEDNN_OPTS: '1',
    TF_NUM_INTRAOP_THREADS: String(threads),
    TF_NUM_INTEROP_THREADS: String(threads),
    TF_CPP_MIN_LOG_LEVEL: env['TF_CPP_MIN_LOG_LEVEL'] ?? '3',
    TF_FORCE_GPU_ALLOW_GROWTH: 'true',
    // TensorFlow would otherwise take memory on every GPU it sees; a worker is given one.
    CUDA_VISIBLE_DEVICES: gpu === 'none' ? '-1' : (env['CUDA_VISIBLE_DEVICES'] ?? '0').split(',')[0] as string,
  };
}
