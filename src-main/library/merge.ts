import { copyFile, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Experiment } from '../../src-shared/experiment';
import type { Row } from '../../src-shared/kind';
import { Refusal } from '../../src-shared/refusal';
import type { Library } from './library';

export interface Merged {
  readonly experiment: Experiment;
  /** The numbers of the rows that no share has made (yet). */
  readonly missing: readonly number[];
}

function refuseDifferent(one: Experiment, other: Experiment): void {
  for (const part of ['kind', 'seed', 'setup'] as const) {
    if (!isDeepStrictEqual(one[part], other[part])) {
      throw new Refusal(`Experiments ${one.id} and ${other.id} differ in their ${part}, so their rows do not belong together.`);
    }
  }
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map((entry) => entry.name);
}

/** Where each file that the shares left behind comes from; throws a Refusal where two of one name differ. */
async function gatherFiles(library: Library, parts: readonly Experiment[]): Promise<Map<string, string>> {
  const sources = new Map<string, string>();
  for (const { id } of parts) {
    for (const kept of ['weights', 'arrays']) {
      const folder = join(await library.folderOf(id), kept);
      for (const name of await filesIn(folder)) {
        const [place, path] = [join(kept, name), join(folder, name)];
        const earlier = sources.get(place);
        if (earlier !== undefined && !(await readFile(earlier)).equals(await readFile(path))) {
          throw new Refusal(`${earlier} and ${path} differ, so the experiments cannot be merged: rename one of the files.`);
        }
        sources.set(place, path);
      }
    }
  }
  return sources;
}

/**
 * Joins the shares of one setup into one new experiment and leaves the shares as they are; with rows missing it can be resumed.
 * `of` is how many rows the whole has, where the kind can count them. Throws a Refusal where the experiments do not belong together.
 */
export async function merge(library: Library, ids: readonly string[], { of, name }: { readonly of?: number; readonly name?: string } = {}): Promise<Merged> {
  if (ids.length === 0) throw new Refusal('Nothing was named to merge: give the experiments that share a setup.');
  const parts = await Promise.all(ids.map((id) => library.read(id)));
  const [first] = parts;
  const rows = new Map<number, { readonly row: Row; readonly from: string }>();
  for (const part of parts) {
    refuseDifferent(first, part);
    for (const { n, row } of await library.rows(part.id)) {
      const earlier = rows.get(n);
      if (earlier && !isDeepStrictEqual(earlier.row, row)) {
        throw new Refusal(`Row ${n} differs between experiments ${earlier.from} and ${part.id}, so they cannot be merged: leave one of them out.`);
      }
      rows.set(n, { row, from: part.id });
    }
  }
  const files = await gatherFiles(library, parts);
  const numbers = [...rows.keys()].sort((one, other) => one - other);
  const whole = of ?? (numbers.length > 0 ? numbers[numbers.length - 1] + 1 : 0);
  const missing = Array.from({ length: whole }, (_, n) => n).filter((n) => !rows.has(n));

  const { kind, setup, seed, madeWith, caption } = first;
  const { id } = await library.create({ kind, setup, seed, name: name ?? first.name, ...(of === undefined ? {} : { of }) });
  const claim = await library.claim(id);
  try {
    for (const [place, path] of files) await copyFile(path, join(claim.folder, place));
    for (const n of numbers) claim.append(n, rows.get(n)!.row);
    await claim.update({ status: missing.length === 0 ? 'done' : 'paused', ...(madeWith && { madeWith }), ...(caption !== undefined && { caption }) });
  } finally {
    await claim.release();
  }
  return { experiment: await library.read(id), missing };
}
