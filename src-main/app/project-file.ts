/** A project file (.isthmus): an experiment's folder as a zip, for a colleague or another machine. */
import { createWriteStream } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { openPromise, type Entry } from 'yauzl';
import { ZipFile } from 'yazl';
import { isRefusal, Refusal } from '../../src-shared/refusal';
import { reason } from '../datasets/file';
import { writeFileAtomically } from '../library/atomic-file';

/** What belongs to an experiment; leases and locks are the machine's. */
const belongs = (name: string): boolean => /^(experiment\.json|rows\.jsonl|(weights|arrays|checkpoints)\/\w[\w.-]*)$/.test(name);

/** Packs an experiment's folder into a project file that is there in full or not at all. Throws a Refusal where it cannot be written. */
export async function packProject(folder: string, path: string): Promise<void> {
  const names = (await readdir(folder, { recursive: true })).map((name) => name.replaceAll('\\', '/')).filter(belongs).sort();
  const zip = new ZipFile();
  // Weights and arrays hardly get smaller, and are most of what there is.
  for (const name of names) zip.addFile(join(folder, name), name, { compress: !name.includes('/') });
  zip.end();
  await writeFileAtomically(path, zip.outputStream as unknown as AsyncIterable<Uint8Array>);
}

/** Unpacks a project file into a folder; throws a Refusal naming the file where it is broken or no project. */
export async function unpackProject(path: string, folder: string): Promise<void> {
  try {
    const zip = await openPromise(path);
    try {
      let isProject = false;
      for await (const entry of zip.eachEntry()) {
        if (!belongs(entry.fileName)) throw new Refusal(`The file ${path} is not a project of Isthmus: it holds ${entry.fileName}.`);
        isProject ||= entry.fileName === 'experiment.json';
        await mkdir(dirname(join(folder, entry.fileName)), { recursive: true });
        await pipeline(await zip.openReadStreamPromise(entry), checked(entry, path), createWriteStream(join(folder, entry.fileName), { flush: true }));
      }
      if (!isProject) throw new Refusal(`The file ${path} is not a project of Isthmus: it holds no experiment.json.`);
    } finally {
      zip.close();
    }
  } catch (error) {
    if (isRefusal(error)) throw error;
    throw new Refusal(`The project ${path} could not be read: ${reason(error).replace(/\.+$/, '')}.`, { cause: error });
  }
}

/** Passes bytes through and throws a Refusal where they are not those that were packed. */
const checked = (entry: Entry, path: string) => async function* (bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let sum = 0;
  for await (const piece of bytes) {
    sum = crc32(piece, sum);
    yield piece;
  }
  if (sum !== entry.crc32) throw new Refusal(`The project ${path} is damaged in ${entry.fileName}: get it from a copy.`);
};
