/** Reading what a person named, with sentences for what may be wrong with it. */
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { Refusal } from '../../src-shared/refusal';

/** Why the world did not let us, in words. */
export function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  const words: Readonly<Record<string, string>> = {
    ENOENT: 'it does not exist', EACCES: 'reading it is not permitted', EPERM: 'it is not permitted', ENOTDIR: 'a part of its path is a file, not a folder',
    EISDIR: 'it is a folder', ENOSPC: 'the disk is full', EROFS: 'the disk is read-only', EIO: 'the disk reports an error',
  };
  return (code !== undefined && words[code]) || (error instanceof Error ? error.message : String(error));
}

/** The names in a folder, sorted; throws a Refusal where there is no such folder. */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    throw new Refusal(`The folder ${folder} could not be read: ${reason(error)}.`, { cause: error });
  }
}

export const isFolder = async (path: string): Promise<boolean> => (await stat(path).catch(() => undefined))?.isDirectory() ?? false;

/** A whole file; throws a Refusal that names it. */
export async function bytesOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new Refusal(`The file ${path} could not be read: ${reason(error)}.`, { cause: error });
  }
}

/** Opens a file to read, and closes it afterwards; what goes wrong on the way is a Refusal that names it. */
export async function reading<T>(path: string, use: (read: (into: Uint8Array, at: number) => Promise<number>, size: number) => Promise<T>): Promise<T> {
  const file = await open(path).catch((error: unknown) => {
    throw new Refusal(`The file ${path} could not be read: ${reason(error)}.`, { cause: error });
  });
  try {
    // One call reads at most 2 GiB, and may read less than was asked for.
    const read = async (into: Uint8Array, at: number) => {
      let done = 0;
      while (done < into.length) {
        const { bytesRead } = await file.read(into, done, Math.min(into.length - done, 2 ** 30), at + done);
        if (bytesRead === 0) break;
        done += bytesRead;
      }
      return done;
    };
    return await use(read, (await file.stat()).size);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`The file ${path} could not be read: ${reason(error)}.`, { cause: error });
  } finally {
    await file.close();
  }
}
