import { open, rename, rm } from 'node:fs/promises';
import { checkNpySize, NPY_HEADER_MOST, npyHeader, npyRoom, readNpyHeader, type NpyArray, type NpyNumbers } from '../../src-shared/npy';
import { Refusal } from '../../src-shared/refusal';
import { reading, reason } from './file';

/** The array in a .npy file of any size; throws a Refusal that names the file and what is wrong with it. */
export const readNpy = (path: string): Promise<NpyArray> =>
  reading(path, async (read, size) => {
    const start = new Uint8Array(Math.min(size, NPY_HEADER_MOST));
    await read(start, 0);
    const header = readNpyHeader(start, path);
    checkNpySize(header, size, path);
    const data = npyRoom(header);
    await read(new Uint8Array(data.buffer), header.offset);
    return { shape: header.shape, data };
  });

/** What a .npy file of these numbers consists of, in order and without copying them; throws where they do not fill the shape. */
export function npyPieces(data: NpyNumbers, shape: readonly number[]): readonly [header: Uint8Array, body: Uint8Array] {
  return [npyHeader({ shape, data }), new Uint8Array(data.buffer, data.byteOffset, data.byteLength)];
}

/** Writes an array as .npy: under another name first, so that the file is whole or not there. Throws a Refusal that names the file. */
export async function writeNpy(path: string, array: NpyArray): Promise<void> {
  const [header, body] = npyPieces(array.data, array.shape);
  const fresh = `${path}.${process.pid}.part`;
  try {
    const file = await open(fresh, 'w');
    try {
      await file.write(header);
      // One call writes at most 2 GiB, and may write less than was asked for.
      for (let done = 0; done < body.length; ) done += (await file.write(body, done, Math.min(body.length - done, 2 ** 30))).bytesWritten;
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(fresh, path);
  } catch (error) {
    await rm(fresh, { force: true });
    throw new Refusal(`The file ${path} could not be written: ${reason(error)}.`, { cause: error });
  }
}
