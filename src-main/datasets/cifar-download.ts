/** CIFAR's binary files from its authors' page: gone on with where it stopped, checked, unpacked. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { lock } from 'proper-lockfile';
import { Refusal } from '../../src-shared/refusal';
import type { Progress } from './dataset';
import { isFolder, reason } from './file';
import { unpack } from './tar';

/** Where an archive is, and the checksum its authors publish. */
export interface Archive {
  readonly address: string;
  readonly md5: string;
  /** The folder inside that holds the files. */
  readonly inside: string;
}

export const archives = {
  cifar10: { address: 'https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz', md5: 'c32a1d4ab5d03f1284b67883e8d87530', inside: 'cifar-10-batches-bin' },
  cifar100: { address: 'https://www.cs.toronto.edu/~kriz/cifar-100-binary.tar.gz', md5: '03b5dce01913d631647c71ecec9e9cb8', inside: 'cifar-100-binary' },
} as const satisfies Readonly<Record<string, Archive>>;

interface Download {
  readonly progress?: Progress;
  readonly archive?: Archive;
}

/**
 * The folder with CIFAR's binary files below the folder of downloads, fetched first where it is not there yet (about 165 MB).
 * What was fetched before an interruption is kept and gone on with. Throws a Refusal where the network, the checksum or the disk says no.
 */
export async function downloadedCifar(which: keyof typeof archives, downloads: string, { progress, archive = archives[which] }: Download = {}): Promise<string> {
  const folder = join(downloads, archive.inside);
  if (await isFolder(folder)) return folder;
  const file = join(downloads, basename(archive.address));
  try {
    await mkdir(downloads, { recursive: true });
    const release = await lock(file, { realpath: false }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ELOCKED') throw error;
      throw new Refusal(`Another process is fetching ${which} into ${downloads}; start again when it is done.`);
    });
    try {
      await fetchInto(file, archive.address, which, progress);
      await check(file, archive, which);
      await unpackInto(folder, file, archive.inside);
    } finally {
      await release();
    }
    return folder;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`The files of ${which} could not be put into ${downloads}: ${reason(error)}.`, { cause: error });
  }
}

async function check(file: string, { address, md5 }: Archive, which: string): Promise<void> {
  const hash = createHash('md5');
  await pipeline(createReadStream(file), hash);
  const found = hash.digest('hex');
  if (found === md5) return;
  await rm(file, { force: true });
  throw new Refusal(`What was fetched from ${address} is broken or was changed (MD5 ${found}, expected ${md5}); it was removed. Try again, or name a folder with the files: ${which}:FOLDER.`);
}

/** The folder is there when all of it is. */
async function unpackInto(folder: string, file: string, inside: string): Promise<void> {
  const fresh = `${folder}.unpacking`;
  await rm(fresh, { recursive: true, force: true });
  await unpack(file, fresh);
  await rename(join(fresh, inside), folder);
  await rm(fresh, { recursive: true, force: true });
  await rm(file, { force: true });
}

async function fetchInto(file: string, address: string, which: string, progress?: Progress): Promise<void> {
  const kept = (await stat(file).catch(() => undefined))?.size ?? 0;
  let done = kept;
  const stopped = (why: string) => {
    const left = done > 0 ? ` The ${(done / 1e6).toFixed(1)} MB that are here are kept and gone on with next time.` : '';
    return new Refusal(`${address} could not be fetched: ${why}.${left} Without a network, fetch it elsewhere, unpack it and name its folder: ${which}:FOLDER.`);
  };
  const response = await fetch(address, { headers: kept > 0 ? { range: `bytes=${kept}-` } : {} }).catch((error: unknown) => {
    throw stopped(`this machine is offline or does not reach it (${networkReason(error)})`);
  });
  // 416: nothing is left to send, so the file was complete; the checksum tells.
  if (response.status === 416) return;
  if (!response.ok || !response.body) throw stopped(`the server answered ${response.status} ${response.statusText}`.trim());
  const continued = response.status === 206;
  if (!continued) done = 0;
  const of = done + Number(response.headers.get('content-length') ?? 0);
  const told = async function* (chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      yield chunk;
      done += chunk.length;
      progress?.({ doing: `fetching ${which}`, done, of });
    }
  };
  const body = Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]);
  await pipeline(body, told, createWriteStream(file, { flags: continued ? 'a' : 'w' })).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).syscall === 'write' || (error as NodeJS.ErrnoException).syscall === 'open') throw error;
    throw stopped(`the connection broke (${networkReason(error)})`);
  });
}

const networkReason = (error: unknown): string => {
  const { message, cause } = error as Error;
  return (cause as NodeJS.ErrnoException | undefined)?.code ?? (cause instanceof Error ? cause.message : message);
};
