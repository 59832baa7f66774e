/** HDF5 files, by a library of their own that is loaded only where such a file is read or written. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { File, Group } from 'h5wasm/node';
import { Refusal } from '../../src-shared/refusal';
import { reading } from '../datasets/file';

export type { File, Group } from 'h5wasm/node';

const SIGNATURE = '\x89HDF\r\n\x1a\n';

/** The library; what goes wrong in it is thrown, else it would print pages on stderr and go on with nothing. */
async function open() {
  const { File: HdfFile, ready } = await import('h5wasm/node');
  (await ready).activate_throwing_error_handler();
  return HdfFile;
}

/** Opens an HDF5 file to read, and closes it afterwards. Throws a Refusal naming the file where it is none, or damaged. */
export async function readingHdf5<T>(path: string, use: (root: Group) => T): Promise<T> {
  const start = await reading(path, async (read) => {
    const bytes = new Uint8Array(SIGNATURE.length);
    await read(bytes, 0);
    return String.fromCharCode(...bytes);
  });
  if (start !== SIGNATURE) throw new Refusal(`The file ${path} is not an HDF5 file: it does not begin as they do.`);
  const HdfFile = await open();
  let file: File | undefined;
  try {
    file = new HdfFile(path, 'r');
    return use(file);
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith('HDF5-DIAG'))) throw error;
    throw new Refusal(`The file ${path} could not be read as HDF5: it is damaged or cut off.`, { cause: error });
  } finally {
    file?.close();
  }
}

/** The bytes of a new HDF5 file. */
export async function hdf5Bytes(fill: (file: File) => void): Promise<Uint8Array> {
  const HdfFile = await open();
  const folder = await mkdtemp(join(tmpdir(), 'isthmus-h5-'));
  try {
    const path = join(folder, 'new.h5');
    const file = new HdfFile(path, 'w');
    fill(file);
    file.close();
    return await readFile(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The numbers of a dataset in a group and its shape; undefined where there is none of that name, or it does not hold numbers. */
export function maybeNumbers(group: Group, name: string): { readonly shape: readonly number[]; readonly data: Float64Array } | undefined {
  const found = group.get(name);
  if (!found || !('value' in found) || !('shape' in found)) return undefined;
  const { value, shape } = found;
  if (typeof value === 'number' || typeof value === 'bigint') return { shape: [], data: Float64Array.of(Number(value)) };
  if (!ArrayBuffer.isView(value)) return undefined;
  return { shape: shape ?? [], data: Float64Array.from(value as unknown as ArrayLike<number>, Number) };
}
