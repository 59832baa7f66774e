import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Low } from 'lowdb';
import { z } from 'zod';
import type { Experiment } from '../../src-shared/experiment';
import { Refusal } from '../../src-shared/refusal';
import { isMissing } from './disk-refusal';
import { whileHolding } from './hold';
import { jsonFile } from './json-file';

const count = z.number().int().min(0);

// Loose, so that what a later version adds is kept when this one changes a name or a status.
const experimentSchema: z.ZodType<Experiment> = z.looseObject({
  format: z.literal(1, 'made by a later version of Isthmus'),
  id: z.string(),
  kind: z.string(),
  name: z.string(),
  setup: z.record(z.string(), z.unknown()),
  seed: z.number().int(),
  share: z.tuple([z.number().int().min(1), z.number().int().min(1)]).readonly().optional(),
  status: z.enum(['waiting', 'running', 'paused', 'done', 'failed']),
  note: z.string().optional(),
  caption: z.string().optional(),
  rows: count,
  of: count.optional(),
  created: z.string(),
  changed: z.string(),
  seconds: z.number().min(0),
  madeWith: z.looseObject({ app: z.string(), engine: z.string(), device: z.string(), precision: z.string(), threads: count }).optional(),
});

const pathOf = (folder: string): string => join(folder, 'experiment.json');

const open = (folder: string): Low<Experiment | null> => new Low<Experiment | null>(jsonFile<Experiment | null>(pathOf(folder), experimentSchema), null);

/** What the experiment in a folder is; undefined where the folder holds none (yet). Throws a Refusal where its file cannot be read. */
export async function maybeReadExperiment(folder: string): Promise<Experiment | undefined> {
  const file = open(folder);
  await file.read();
  return file.data ?? undefined;
}

/** What the experiment in a folder is; throws a Refusal where there is none or its file cannot be read. */
export async function readExperiment(folder: string): Promise<Experiment> {
  const experiment = await maybeReadExperiment(folder);
  if (!experiment) throw new Refusal(`${pathOf(folder)} is missing: restore it from a copy, or remove the folder.`);
  return experiment;
}

/** Writes a new experiment. */
export async function writeExperiment(folder: string, experiment: Experiment): Promise<void> {
  const file = open(folder);
  file.data = experiment;
  await file.write();
}

/** Changes an experiment as it stands on disk, so that no other process's change is lost; gives it as it is now. */
export const changeExperiment = (folder: string, edit: (experiment: Experiment) => Experiment): Promise<Experiment> =>
  whileHolding(join(folder, 'experiment.lock'), async () => {
    const changed = { ...edit(await readExperiment(folder)), changed: new Date().toISOString() };
    await writeExperiment(folder, changed);
    return changed;
  });

/** A mark that differs after every write of an experiment's file; undefined where the folder holds none. */
export async function markOf(folder: string): Promise<string | undefined> {
  try {
    const { mtimeMs, size, ino } = await stat(pathOf(folder));
    return `${mtimeMs} ${size} ${ino}`;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
