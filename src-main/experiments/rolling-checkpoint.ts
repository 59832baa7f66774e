/** Two rolling checkpoints: everything a run needs to go on as if it had not stopped, in one file each, written by turns. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isRefusal } from '../../src-shared/refusal';
import type { Row } from '../../src-shared/kind';
import { readTensors, tensorPieces } from '../networks/safetensors';
import type { Bench } from './bench';

export interface Checkpoint<R extends Row> {
  /** The row that it was kept for, and that row's number. */
  readonly n: number;
  readonly row: R;
  /** The variables' values by name. */
  readonly vectors: Readonly<Record<string, Float32Array | Float64Array>>;
}

const NAME = /^(even|odd)\.safetensors$/;

/** Keeps a checkpoint in place of the last but one; `turn` counts them. */
export async function keepCheckpoint<R extends Row>(bench: Pick<Bench, 'leave'>, { n, row, vectors }: Checkpoint<R>, turn = n): Promise<void> {
  const tensors = Object.entries(vectors).map(([name, data]) => ({ name, shape: [data.length], data }));
  await bench.leave.checkpoint(`${turn % 2 === 0 ? 'even' : 'odd'}.safetensors`, tensorPieces(tensors, { n: String(n), row: JSON.stringify(row) }));
}

/** The newest whole checkpoint of an experiment, if there is one; a broken one is passed over. */
export async function newestCheckpoint<R extends Row>(folder: string): Promise<Checkpoint<R> | undefined> {
  const place = join(folder, 'checkpoints');
  const names = await readdir(place).catch(() => []);
  let newest: Checkpoint<R> | undefined;
  for (const name of names.filter((file) => NAME.test(file))) {
    try {
      const { tensors, metadata } = await readTensors(join(place, name));
      const n = Number(metadata['n']);
      if (newest && newest.n >= n) continue;
      newest = { n, row: JSON.parse(metadata['row'] ?? '') as R, vectors: Object.fromEntries([...tensors].map(([key, { data }]) => [key, data as Float32Array | Float64Array])) };
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
  }
  return newest;
}
