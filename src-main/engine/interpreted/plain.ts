import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import type { Engine } from '../engine';
import { interpretedEngine } from './interpreted-engine';

/** tfjs' backend in plain JavaScript: slow, everywhere, and simple enough to hold the others to. */
export async function openPlain(): Promise<Engine> {
  await tf.setBackend('cpu');
  await tf.ready();
  return interpretedEngine(tf, { name: 'cpu', title: `plain JavaScript (tfjs ${tf.version_core})`, device: 'CPU', threads: 1, precisions: ['float32'], bfloat16: false, notTaken: [] });
}
