import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Refusal } from '../../src-shared/refusal';
import { nearest } from '../../src-shared/nearest';
import { isMissing } from './disk-refusal';

/** A place in the training of a network: after an epoch, after an update (step), or one with a name. */
export type Snapshot = { readonly epoch: number } | { readonly step: number } | { readonly name: string };

/** The name that a snapshot's file has in its experiment's weights folder, without its ending. */
export function snapshotName(at: Snapshot): string {
  if ('epoch' in at) return `epoch-${String(at.epoch).padStart(4, '0')}`;
  if ('step' in at) return `step-${String(at.step).padStart(7, '0')}`;
  return at.name;
}

/** What a person writes for a snapshot behind ID@. */
function spoken(file: string): string {
  const [, family, number] = /^(epoch|step)-(\d+)$/.exec(file) ?? [];
  if (family === undefined) return file;
  return family === 'epoch' ? String(Number(number)) : `step:${Number(number)}`;
}

function parseSnapshot(word: string): Snapshot {
  if (/^\d+$/.test(word)) return { epoch: Number(word) };
  const [, step] = /^step:(\d+)$/.exec(word) ?? [];
  return step === undefined ? { name: word } : { step: Number(step) };
}

const ending = '.safetensors';

const inOrder = (files: readonly string[]): string[] => files.map(spoken).sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));

/** What a person may write behind ID@ for the weights kept in a folder, in order. */
export const placesIn = async (folder: string): Promise<string[]> => inOrder(await snapshotsIn(folder));

async function snapshotsIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith(ending) && !name.startsWith('.')).map((name) => name.slice(0, -ending.length));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** The last by training order: the highest epoch or step (of both, the one written later), else the only one with a name. */
async function last(folder: string, files: readonly string[]): Promise<string | undefined> {
  const numberOf = (file: string): number => Number(file.slice(file.indexOf('-') + 1));
  const highest = (family: RegExp): string | undefined => files.filter((file) => family.test(file)).sort((one, other) => numberOf(one) - numberOf(other)).at(-1);
  const [epoch, step] = [highest(/^epoch-\d+$/), highest(/^step-\d+$/)];
  if (epoch !== undefined && step !== undefined) {
    const [one, other] = await Promise.all([epoch, step].map((file) => stat(join(folder, file + ending))));
    return one.mtimeMs >= other.mtimeMs ? epoch : step;
  }
  return epoch ?? step ?? (files.length === 1 ? files[0] : undefined);
}

/** The place behind ID@ of the weights that ID alone means; undefined where none is the last. */
export async function maybeLastPlace(folder: string): Promise<string | undefined> {
  const file = await last(folder, await snapshotsIn(folder));
  return file === undefined ? undefined : spoken(file);
}

/** What a person may write behind ID@ for the weights kept up to those that a reference means, in order; throws a Refusal where it means none. */
export async function placesUpTo(reference: string, folder: string): Promise<string[]> {
  const place = spoken(basename(await findWeights(reference, folder), ending));
  const places = await placesIn(folder);
  return places.slice(0, places.indexOf(place) + 1);
}

/** Splits ID@PLACE. */
export function splitReference(reference: string): { readonly id: string; readonly at: string | undefined } {
  const mark = reference.indexOf('@');
  return mark < 0 ? { id: reference, at: undefined } : { id: reference.slice(0, mark), at: reference.slice(mark + 1) };
}

/** The file of weights that a reference means in its experiment's weights folder; throws a Refusal that lists what was kept. */
export async function findWeights(reference: string, folder: string): Promise<string> {
  const { id, at } = splitReference(reference);
  const files = await snapshotsIn(folder);
  const file = at === undefined ? await last(folder, files) : files.find((name) => name === snapshotName(parseSnapshot(at)));
  if (file !== undefined) return join(folder, file + ending);
  if (files.length === 0) throw new Refusal(`Experiment ${id} has left no weights behind (yet).`);
  const places = inOrder(files);
  const hint = at === undefined ? undefined : nearest(at, places);
  const question = hint === undefined ? '' : ` Did you mean ${id}@${hint}?`;
  const what = at === undefined ? `Several named weights stand in experiment ${id}; say which` : `Experiment ${id} keeps no weights "${at}"`;
  throw new Refusal(`${what}: it has ${places.map((place) => `${id}@${place}`).join(', ')}.${question}`);
}
