import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { diskRefusal } from './disk-refusal';
import { makeFolder } from './make-folder';

/** Bytes or text in pieces, so that a large file need not be in memory twice. */
export type Chunks = Iterable<Uint8Array | string> | AsyncIterable<Uint8Array | string>;

/** Makes what was created, renamed or removed in a folder outlast a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows does not open folders; its file system keeps names by itself.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Whether a name is that of a half-written file, left by a process that was killed. */
export const isHalfWritten = (name: string): boolean => /^\..+\.[0-9a-f]{12}\.half$/.test(name);

/**
 * Writes a file that is either there in full or not at all, and outlasts a power cut; makes its folder where needed.
 * Throws a Refusal naming the path where the disk is full or closed to us; whatever stood there before still stands then.
 */
export async function writeFileAtomically(path: string, chunks: Chunks): Promise<void> {
  const folder = dirname(path);
  const half = join(folder, `.${basename(path)}.${randomBytes(6).toString('hex')}.half`);
  try {
    await makeFolder(folder);
    const handle = await open(half, 'wx');
    try {
      for await (const chunk of chunks) await handle.writeFile(chunk);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(half, path);
    await syncFolder(folder);
  } catch (error) {
    await rm(half, { force: true }).catch(() => undefined);
    throw diskRefusal(error, path);
  }
}
