import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Experiment } from '../../src-shared/experiment';
import type { NumberedRow, Row } from '../../src-shared/kind';
import { Refusal, isRefusal } from '../../src-shared/refusal';
import { isHalfWritten, syncFolder } from './atomic-file';
import { isMissing } from './disk-refusal';
import { changeExperiment, readExperiment } from './experiment-file';
import { tryHold, type Hold } from './hold';
import { describeHolder } from './holder';
import { cutTornTail, openRowsFile, readRowsFile, refuseDamage } from './rows-file';

/** The right to work on an experiment, which one process at a time has. */
export interface Claim {
  /** As it was when claimed, with the rows that stood then. */
  readonly experiment: Experiment;
  readonly rows: readonly NumberedRow[];
  /** What had to be mended at the claim: sentences. */
  readonly mended: readonly string[];
  readonly folder: string;
  readonly weightsFolder: string;
  readonly arraysFolder: string;
  /** Writes a row before it returns. Throws a Refusal where the disk is full or the claim was lost. */
  append(n: number, row: Row): void;
  /** Makes the rows appended so far outlast a power cut. */
  sync(): void;
  /** Drops the rows numbered n and above, as when work goes on from a checkpoint before them. */
  cut(n: number): Promise<void>;
  update(fields: Partial<Pick<Experiment, 'status' | 'note' | 'caption' | 'of' | 'madeWith'>>): Promise<Experiment>;
  /** Whether any process has asked this one to pause. */
  wantsPause(): boolean;
  /** Ends the work: notes rows and time, then lets others claim. */
  release(): Promise<void>;
}

/** The names in an experiment's folder by which processes speak to each other. */
export const leaseOf = (folder: string): string => join(folder, 'lease');
export const wantedOf = (folder: string): string => join(folder, 'wanted');
export const rowsOf = (folder: string): string => join(folder, 'rows.jsonl');

async function removeHalfWritten(folder: string): Promise<void> {
  for (const place of [folder, ...['weights', 'arrays', 'checkpoints'].map((name) => join(folder, name))]) {
    const names = await readdir(place).catch((error: unknown) => (isMissing(error) ? [] : Promise.reject(error)));
    for (const name of names) if (isHalfWritten(name)) await rm(join(place, name), { force: true });
  }
}

async function opened(folder: string, hold: Hold, refreshIndex: () => Promise<void>): Promise<Claim> {
  await rm(wantedOf(folder), { force: true });
  await removeHalfWritten(folder);
  const experiment = await readExperiment(folder);
  const path = rowsOf(folder);
  const found = await readRowsFile(path);
  refuseDamage(found, path);
  const mended = await cutTornTail(path, found);
  const [weightsFolder, arraysFolder] = [join(folder, 'weights'), join(folder, 'arrays')];
  for (const place of [weightsFolder, arraysFolder]) await mkdir(place, { recursive: true });
  const file = openRowsFile(path);
  await syncFolder(folder);

  const numbers = new Set(found.rows.map(({ n }) => n));
  const began = performance.now();
  let told = experiment.rows;
  let lost: Refusal | undefined;
  let asked = { at: -Infinity, wants: false };

  const progress = (): Pick<Experiment, 'rows' | 'seconds'> =>
    ({ rows: numbers.size, seconds: Math.round(experiment.seconds * 1000 + performance.now() - began) / 1000 });
  async function beat(): Promise<void> {
    try {
      await hold.beat();
      file.sync();
      if (numbers.size === told) return;
      told = numbers.size;
      await changeExperiment(folder, (now) => ({ ...now, ...progress() }));
    } catch (error) {
      lost = isRefusal(error) ? error : new Refusal(`${folder} can no longer be kept up: ${String(error)}.`, { cause: error });
    }
  }
  let beating: Promise<void> | undefined;
  const timer = setInterval(() => { beating ??= beat().finally(() => { beating = undefined; }); }, 1000);

  return {
    experiment: { ...experiment, rows: found.rows.length },
    rows: found.rows,
    mended: mended === undefined ? [] : [mended],
    folder, weightsFolder, arraysFolder,
    append(n, row) {
      if (lost) throw lost;
      file.append(n, row);
      numbers.add(n);
    },
    sync: file.sync,
    async cut(n) {
      if (![...numbers].some((number) => number >= n)) return;
      const kept = (await readRowsFile(path)).rows.filter((row) => row.n < n);
      await file.replace(kept);
      numbers.clear();
      for (const row of kept) numbers.add(row.n);
    },
    async update(fields) {
      if (lost) throw lost;
      const changed = await changeExperiment(folder, (now) => ({ ...now, ...progress(), ...fields }));
      if (fields.status !== undefined) await refreshIndex();
      return changed;
    },
    wantsPause() {
      // Looked at five times a second at most, so that a thousand rows a second cost nothing.
      if (performance.now() - asked.at > 200) asked = { at: performance.now(), wants: existsSync(wantedOf(folder)) };
      return asked.wants || lost !== undefined;
    },
    async release() {
      clearInterval(timer);
      await beating;
      try {
        file.close();
        if (!lost) {
          await changeExperiment(folder, (now) => ({ ...now, ...progress() }));
          await refreshIndex();
          await rm(wantedOf(folder), { force: true });
        }
      } finally {
        await hold.release();
      }
    },
  };
}

/** Claims the experiment in a folder; throws a Refusal where a living process holds it or its files are damaged. */
export async function claimFolder(folder: string, id: string, refreshIndex: () => Promise<void>): Promise<Claim> {
  const taken = await tryHold(leaseOf(folder));
  if ('holder' in taken) {
    const who = taken.holder ? describeHolder(taken.holder) : 'another process';
    throw new Refusal(`Experiment ${id} is being worked on by ${who}: pause it first, or wait for it.`);
  }
  try {
    return await opened(folder, taken.hold, refreshIndex);
  } catch (error) {
    await taken.hold.release();
    throw error;
  }
}
