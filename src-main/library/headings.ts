import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Low } from 'lowdb';
import { z } from 'zod';
import type { Experiment, Heading, Listing, Unreadable } from '../../src-shared/experiment';
import { Refusal, isRefusal } from '../../src-shared/refusal';
import { markOf, maybeReadExperiment } from './experiment-file';
import { whileHolding } from './hold';
import { isIdentifier } from './identifier';
import { jsonFile } from './json-file';

const line = z.object({
  id: z.string(), kind: z.string(), name: z.string(), status: z.enum(['waiting', 'running', 'paused', 'done', 'failed']),
  rows: z.number(), of: z.number().optional(), created: z.string(), changed: z.string(),
  /** The mark of the experiment's file from which the line was made. */
  mark: z.string(),
});
type Line = z.infer<typeof line>;

const indexSchema = z.object({ format: z.literal(1), headings: z.record(z.string(), line) });
type Index = z.infer<typeof indexSchema>;
const empty = (): Index => ({ format: 1, headings: {} });

/** The line that an index has for an experiment. */
export const headingOf = ({ id, kind, name, status, rows, of, created, changed }: Experiment): Heading =>
  ({ id, kind, name, status, rows, ...(of === undefined ? {} : { of }), created, changed });

/** The index of a library. It is only ever a copy of what the folders say, made while no other process makes one. */
export interface Headings {
  /** Every experiment, from the index where it is up to date, else from the folder. */
  list(): Promise<Listing>;
  /** Brings the lines of these experiments up to date with their folders. */
  refresh(ids: readonly string[]): Promise<void>;
  /** Makes the whole index anew from the folders. */
  rebuild(): Promise<void>;
}

/** The identifiers in a library: the names of its folders. */
export async function identifiersIn(library: string): Promise<string[]> {
  const entries = await readdir(library, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory() && isIdentifier(entry.name)).map((entry) => entry.name).sort();
}

export function openHeadings(library: string): Headings {
  const path = join(library, 'library.json');
  const folderOf = (id: string): string => join(library, id);

  async function read(): Promise<Low<Index>> {
    const file = new Low(jsonFile(path, indexSchema), empty());
    // A torn index costs nothing: the folders are the authority.
    await file.read().catch((error: unknown) => { if (!isRefusal(error)) throw error; });
    return file;
  }

  /** Undefined where the folder holds no experiment; the mark is taken first, so that a write between the two makes the line stale, not wrong. */
  async function lineOf(id: string): Promise<Line | undefined> {
    const mark = await markOf(folderOf(id));
    const experiment = mark === undefined ? undefined : await maybeReadExperiment(folderOf(id));
    return mark === undefined || !experiment ? undefined : { ...headingOf(experiment), id, mark };
  }

  async function set(index: Index, ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const found = await lineOf(id).catch((error: unknown) => { if (!isRefusal(error)) throw error; return undefined; });
      if (found) index.headings[id] = found;
      else delete index.headings[id];
    }
  }

  const refresh = (ids: readonly string[]): Promise<void> =>
    whileHolding(join(library, 'library.lock'), async () => {
      const file = await read();
      await set(file.data, ids);
      await file.write();
    });

  return {
    refresh,
    rebuild: () =>
      whileHolding(join(library, 'library.lock'), async () => {
        const file = new Low(jsonFile(path, indexSchema), empty());
        await set(file.data, await identifiersIn(library));
        await file.write();
      }),
    async list() {
      const { headings: known } = (await read()).data;
      const headings: Heading[] = [];
      const unreadable: Unreadable[] = [];
      const stale: string[] = [];
      const ids = await identifiersIn(library);
      for (const id of ids) {
        if (known[id] && known[id].mark === (await markOf(folderOf(id)))) {
          const { mark: _, ...heading } = known[id];
          headings.push(heading);
          continue;
        }
        try {
          const found = await lineOf(id);
          if (!found && !existsSync(join(folderOf(id), 'rows.jsonl'))) continue;
          if (!found) throw new Refusal(`${join(folderOf(id), 'experiment.json')} is missing: restore it from a copy, or remove the folder.`);
          const { mark: _, ...heading } = found;
          headings.push(heading);
          // The line of an experiment at work is stale every second; it is written again when the work ends.
          if (found.status !== 'running') stale.push(id);
        } catch (error) {
          if (!isRefusal(error)) throw error;
          unreadable.push({ id, why: error.message });
        }
      }
      const present = new Set(ids);
      const gone = Object.keys(known).filter((id) => !present.has(id));
      // A library that can only be read is still listed.
      if (stale.length + gone.length > 0) await refresh([...stale, ...gone]).catch((error: unknown) => { if (!isRefusal(error)) throw error; });
      return { headings, unreadable };
    },
  };
}
