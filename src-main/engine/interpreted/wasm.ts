import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import type { Engine } from '../engine';
import { interpretedEngine } from './interpreted-engine';

/** The embedded engine: tfjs' WebAssembly backend, which is there wherever the application is. */
export async function openWasm({ notTaken = [] }: { readonly threads?: number; readonly notTaken?: readonly string[] } = {}): Promise<Engine> {
  const folder = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/package.json'));
  setWasmPaths(join(folder, 'dist') + sep);
  await tf.setBackend('wasm');
  await tf.ready();
  return interpretedEngine(tf, { name: 'wasm', title: `WebAssembly (tfjs ${tf.version_core})`, device: 'CPU', threads: 1, precisions: ['float32'], notTaken });
}
