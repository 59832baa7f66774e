import { randomBytes } from 'node:crypto';
import { access, readdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Experiment, Listing } from '../../src-shared/experiment';
import type { NumberedRow } from '../../src-shared/kind';
import { Refusal } from '../../src-shared/refusal';
import { nearest } from '../../src-shared/nearest';
import { openAside } from './aside';
import { writeFileAtomically } from './atomic-file';
import { claimFolder, leaseOf, rowsOf, wantedOf, type Claim } from './claim';
import { diskRefusal } from './disk-refusal';
import { changeExperiment, readExperiment, writeExperiment } from './experiment-file';
import { identifiersIn, openHeadings } from './headings';
import { holderOf, tryHold } from './hold';
import { describeHolder } from './holder';
import { isIdentifier, newFolder } from './identifier';
import { makeFolder } from './make-folder';
import { readRowsBehind, readRowsFile, refuseDamage, repairRowsFile, type RowsMark } from './rows-file';
import { findWeights, placesUpTo, splitReference } from './weights-reference';

/** What a new experiment is made of. */
export type Beginning = Pick<Experiment, 'kind' | 'name' | 'setup' | 'seed' | 'share' | 'of'>;

/** Experiments on disk, shared by any number of processes. An id may be shortened to a beginning that no other has. */
export interface Library {
  readonly folder: string;
  create(beginning: Beginning): Promise<Experiment>;
  /** Everything that stands in the library; what cannot be read is listed as that. */
  list(): Promise<Listing>;
  /** An experiment whose process has died reads as paused. */
  read(id: string): Promise<Experiment>;
  /** In the order of their numbers; throws a Refusal where the file is damaged. */
  rows(id: string): Promise<readonly NumberedRow[]>;
  /** The rows behind a mark (damaged ones left out), or all, `anew`, where they are no longer those that were marked; and the mark for the next time. */
  rowsBehind(id: string, mark: RowsMark | undefined): Promise<{ readonly rows: readonly NumberedRow[]; readonly anew: boolean; readonly mark: RowsMark }>;
  rename(id: string, name: string): Promise<Experiment>;
  /** Removes an experiment and all it left behind; refuses while a process works on it. */
  delete(id: string): Promise<void>;
  /** Takes an experiment out of the library, to be restored or let go; refuses while a process works on it. Gives its full id. */
  putAside(id: string): Promise<string>;
  /** Brings back what was put aside; throws a Refusal where that is gone. */
  restore(id: string): Promise<void>;
  /** Removes for good what was put aside, of these ids, or longer ago than so many milliseconds. */
  letGo(which: { readonly ids: readonly string[] } | { readonly olderThan: number }): Promise<void>;
  /** Drops damaged rows, keeping a copy of the file; gives how many were dropped. */
  repair(id: string): Promise<number>;
  /** Notes that an experiment failed though its process could not say so itself. */
  fail(id: string, why: string): Promise<Experiment>;
  /** Makes the index anew from the folders. */
  rebuild(): Promise<void>;
  claim(id: string): Promise<Claim>;
  /** Asks the process at work to pause after the row it is making; false where none is at work. */
  askPause(id: string): Promise<boolean>;
  /** The folder of an experiment. */
  folderOf(id: string): Promise<string>;
  /** The file that a reference to weights means: ID (the last), ID@40 (after epoch 40), ID@step:16000, ID@name. */
  weightsPath(reference: string): Promise<{ readonly path: string; readonly experiment: Experiment }>;
  /** What may be written behind ID@ for the weights kept up to those that a reference means, in order. */
  places(reference: string): Promise<readonly string[]>;
}

async function refuseHeld(folder: string, id: string, wish: string): Promise<void> {
  const holder = await holderOf(leaseOf(folder));
  if (holder) throw new Refusal(`Experiment ${id} is being worked on by ${describeHolder(holder)}: pause it before ${wish}.`);
}

/** Moves an experiment's folder away while no process works on it; throws a Refusal where one does. */
async function whileUnheld(place: string, id: string, wish: string, move: () => Promise<void>): Promise<void> {
  const taken = await tryHold(leaseOf(place));
  if (!('hold' in taken)) {
    await refuseHeld(place, id, wish);
    throw new Refusal(`Experiment ${id} is just passing from one process to another: try again.`);
  }
  try {
    await move();
  } catch (error) {
    await taken.hold.release();
    throw diskRefusal(error, place);
  }
}

async function make(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
    await access(folder);
  } catch (error) {
    throw diskRefusal(error, folder);
  }
}

/** Opens the library in a folder, making it where needed; throws a Refusal where that cannot be. */
export async function openLibrary(path: string): Promise<Library> {
  const folder = resolve(path);
  await make(folder);
  const headings = openHeadings(folder);
  const aside = openAside(folder);

  async function find(id: string): Promise<string> {
    const all = await identifiersIn(folder);
    const found = all.includes(id) ? [id] : isIdentifier(id) ? all.filter((other) => other.startsWith(id)) : [];
    if (found.length === 1) return found[0];
    if (found.length > 1) throw new Refusal(`Several experiments begin with "${id}": ${found.join(', ')}.`);
    const hint = nearest(id, all);
    throw new Refusal(`There is no experiment "${id}" in ${folder}${hint === undefined ? '.' : `; did you mean ${hint}?`}`);
  }
  const folderOf = async (id: string): Promise<string> => join(folder, await find(id));

  /** A reference to weights with its experiment's full id, and that experiment's folder. */
  async function weightsOf(reference: string): Promise<{ readonly full: string; readonly place: string }> {
    const { id, at } = splitReference(reference);
    const name = await find(id);
    return { full: at === undefined ? name : `${name}@${at}`, place: join(folder, name) };
  }

  /** What is true of an experiment that says it runs: it does, or its process has died. */
  async function settled<E extends Pick<Experiment, 'id' | 'status' | 'rows'>>(experiment: E): Promise<E> {
    const place = join(folder, experiment.id);
    if (experiment.status !== 'running' || (await holderOf(leaseOf(place)))) return experiment;
    return { ...experiment, status: 'paused', rows: (await readRowsFile(rowsOf(place))).rows.length };
  }
  async function change(id: string, edit: (experiment: Experiment) => Experiment): Promise<Experiment> {
    const name = await find(id);
    const changed = await changeExperiment(join(folder, name), edit);
    await headings.refresh([name]);
    return changed;
  }

  return {
    folder,
    folderOf,
    async create(beginning) {
      await make(folder);
      const id = await newFolder(folder);
      const now = new Date().toISOString();
      const experiment: Experiment = { format: 1, id, ...beginning, status: 'waiting', rows: 0, created: now, changed: now, seconds: 0 };
      await writeExperiment(join(folder, id), experiment);
      await headings.refresh([id]);
      return experiment;
    },
    async list() {
      const { headings: found, unreadable } = await headings.list();
      return { headings: await Promise.all(found.map(settled)), unreadable };
    },
    read: async (id) => settled(await readExperiment(await folderOf(id))),
    async rows(id) {
      const path = rowsOf(await folderOf(id));
      const found = await readRowsFile(path);
      refuseDamage(found, path);
      return found.rows;
    },
    rowsBehind: async (id, mark) => readRowsBehind(rowsOf(await folderOf(id)), mark),
    async rename(id, name) {
      if (name.trim() === '') throw new Refusal(`Experiment ${id} needs a name with a letter in it.`);
      return change(id, (experiment) => ({ ...experiment, name: name.trim() }));
    },
    async delete(id) {
      const name = await find(id);
      const place = join(folder, name);
      await whileUnheld(place, name, 'deleting it', async () => {
        const doomed = join(folder, `.deleted-${name}-${randomBytes(4).toString('hex')}`);
        await rename(place, doomed);
        await rm(doomed, { recursive: true, force: true });
      });
      await headings.refresh([name]);
    },
    async putAside(id) {
      const name = await find(id);
      await whileUnheld(join(folder, name), name, 'removing it', () => aside.put(name));
      await headings.refresh([name]);
      return name;
    },
    async restore(id) {
      await aside.restore(id);
      await headings.refresh([id]);
    },
    letGo: aside.letGo,
    async repair(id) {
      const name = await find(id);
      await refuseHeld(join(folder, name), name, 'repairing it');
      const dropped = await repairRowsFile(rowsOf(join(folder, name)));
      if (dropped > 0) {
        const { length } = (await readRowsFile(rowsOf(join(folder, name)))).rows;
        await change(name, (experiment) => ({ ...experiment, status: 'paused', rows: length }));
      }
      return dropped;
    },
    async fail(id, why) {
      const name = await find(id);
      await refuseHeld(join(folder, name), name, 'changing its status');
      const { rows } = await readRowsFile(rowsOf(join(folder, name)));
      return change(name, (experiment) => ({ ...experiment, status: 'failed', note: why, rows: rows.length }));
    },
    async rebuild() {
      for (const name of await readdir(folder)) if (name.startsWith('.deleted-')) await rm(join(folder, name), { recursive: true, force: true });
      await headings.rebuild();
    },
    async claim(id) {
      const name = await find(id);
      return claimFolder(join(folder, name), name, () => headings.refresh([name]));
    },
    async askPause(id) {
      const place = await folderOf(id);
      if (!(await holderOf(leaseOf(place)))) return false;
      await writeFileAtomically(wantedOf(place), ['pause\n']);
      return true;
    },
    async weightsPath(reference) {
      const { full, place } = await weightsOf(reference);
      return { path: await findWeights(full, join(place, 'weights')), experiment: await readExperiment(place) };
    },
    async places(reference) {
      const { full, place } = await weightsOf(reference);
      return placesUpTo(full, join(place, 'weights'));
    },
  };
}
