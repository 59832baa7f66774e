import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';

/** Writes the wanted files of a wheel under the folder, each flushed to disk, and returns their names; yauzl refuses names that lead outside. */
export async function unpack(wheel: string, folder: string, wanted: (name: string) => boolean): Promise<string[]> {
  const names: string[] = [];
  const zip = await openPromise(wheel);
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/') || !wanted(entry.fileName)) continue;
      const path = join(folder, entry.fileName);
      mkdirSync(dirname(path), { recursive: true });
      const executable = (entry.externalFileAttributes >>> 16) & 0o111;
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(path, { mode: executable ? 0o755 : 0o644, flush: true }));
      names.push(entry.fileName);
    }
  } finally {
    zip.close();
  }
  return names;
}
