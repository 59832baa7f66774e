import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Experiment } from '../../src-shared/experiment';
import { rowsOf } from './claim';
import { diskRefusal, isTaken } from './disk-refusal';
import { readExperiment, writeExperiment } from './experiment-file';
import { isIdentifier, newFolder } from './identifier';
import type { Library } from './library';
import { readRowsFile, refuseDamage } from './rows-file';

/** Makes the folder of an identifier, or of a new one where it is taken. */
async function reserve(library: string, wanted: string): Promise<string> {
  try {
    if (isIdentifier(wanted)) {
      await mkdir(join(library, wanted));
      return wanted;
    }
  } catch (error) {
    if (!isTaken(error)) throw diskRefusal(error, join(library, wanted));
  }
  return newFolder(library);
}

/**
 * Takes an experiment that was made elsewhere into a library: `fill` writes its files into an empty folder. It keeps its identifier
 * where that is free. Throws a Refusal, and leaves the library as it was, where the files are not those of an experiment.
 */
export async function adopt(library: Library, fill: (folder: string) => Promise<void>): Promise<Experiment> {
  const half = await mkdtemp(join(library.folder, '.adopted-')).catch((error: unknown) => Promise.reject(diskRefusal(error, library.folder)));
  try {
    await fill(half);
    const experiment = await readExperiment(half);
    const rows = await readRowsFile(rowsOf(half));
    refuseDamage(rows, rowsOf(half));
    const id = await reserve(library.folder, experiment.id);
    const status = experiment.status === 'running' ? 'paused' : experiment.status;
    await writeExperiment(half, { ...experiment, id, status, rows: rows.rows.length });
    // What makes the folder an experiment comes last.
    const names = (await readdir(half)).sort((one, other) => Number(one === 'experiment.json') - Number(other === 'experiment.json'));
    for (const name of names) await rename(join(half, name), join(library.folder, id, name));
    return await library.read(id);
  } finally {
    await rm(half, { recursive: true, force: true });
  }
}
