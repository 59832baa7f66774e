import { createReadStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { createGunzip } from 'node:zlib';

const BLOCK = 512;

/** Unpacks the plain files of a .tar.gz, each as its last folder and name below a folder, so that none can land elsewhere. Throws where it is cut off. */
export async function unpack(archive: string, into: string): Promise<void> {
  const chunks = (createReadStream(archive).pipe(createGunzip()) as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  let left: Buffer = Buffer.alloc(0);
  const take = async (length: number): Promise<Buffer> => {
    const out = Buffer.alloc(length);
    for (let filled = 0; filled < length; ) {
      if (left.length === 0) {
        const next = await chunks.next();
        if (next.done) throw new Error('the archive ends too early');
        left = next.value;
      }
      const copied = left.copy(out, filled);
      filled += copied;
      left = left.subarray(copied);
    }
    return out;
  };
  for (;;) {
    const header = await take(BLOCK);
    const field = (from: number, length: number) => header.toString('latin1', from, from + length).replace(/\0.*$/s, '').trim();
    // An archive ends with blocks of zeros.
    const name = field(0, 100);
    if (!name) return;
    const size = parseInt(field(124, 12) || '0', 8);
    const bytes = await take(Math.ceil(size / BLOCK) * BLOCK);
    const plain = header[156] === 0x30 || header[156] === 0;
    if (!plain) continue;
    const path = join(into, basename(dirname(name)), basename(name));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes.subarray(0, size));
  }
}
