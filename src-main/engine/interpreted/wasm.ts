import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, join, sep } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { getThreadsCount, setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import type { Engine } from '../engine';
import './kernels/max-pool-grad';
import './kernels/slice';
import { interpretedEngine } from './interpreted-engine';
import { withThreads } from './threads';

export interface WasmOptions {
  /** Threads for one op: as many as there are processors, unless said. The first opening in a process decides. */
  readonly threads?: number;
  readonly notTaken?: readonly string[];
}

/** The embedded engine: tfjs' WebAssembly backend, which is there wherever the application is. */
export async function openWasm({ threads = availableParallelism(), notTaken = [] }: WasmOptions = {}): Promise<Engine> {
  const folder = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/package.json'));
  setWasmPaths(join(folder, 'dist') + sep);
  const open = () => withoutListeners(['uncaughtException', 'unhandledRejection'], () => tf.setBackend('wasm'));
  if (threads > 1) {
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', true);
    setThreadsCount(threads);
    await withThreads(folder, threads, open);
  } else {
    await open();
  }
  return interpretedEngine(tf, { name: 'wasm', title: `WebAssembly (tfjs ${tf.version_core})`, device: 'CPU', threads: getThreadsCount(), precisions: ['float32'], bfloat16: false, notTaken });
}

/** What `open` leaves listening to the process is taken off again: emscripten turns every error into a crash of its own. */
async function withoutListeners(events: readonly NodeJS.UncaughtExceptionOrigin[], open: () => Promise<unknown>): Promise<void> {
  const before = new Map(events.map((event) => [event, process.rawListeners(event)]));
  await open();
  for (const [event, kept] of before) {
    for (const listener of process.rawListeners(event)) if (!kept.includes(listener)) process.off(event, listener as () => void);
  }
}
