import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder with golden values and real images that some tests compare with, beside the project (where npm runs them); the product itself never needs it. */
const root = process.env['ISTHMUS_REFERENCE'] ?? resolve('../shared');

/** Whether golden values are to be had on this machine. */
export const hasReference = existsSync(join(root, 'reference'));

/** The path of a golden file. */
export const reference = (...parts: string[]): string => join(root, 'reference', ...parts);

/** The path of real data for tests. */
export const realData = (...parts: string[]): string => join(root, 'data', ...parts);

/** The same work in PyTorch, for ratios. */
export const peerScript: string = join(root, 'peers', 'torch_bench.py');

/** What brings an Electron to test in, where the package's own cannot be downloaded: `get.sh FOLDER` prints the program's path. */
export const electronScript: string = join(root, 'electron', 'get.sh');
