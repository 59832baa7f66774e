import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Experiment } from '../../../src-shared/experiment';
import type { Setup } from '../../../src-shared/kind';
import { Refusal } from '../../../src-shared/refusal';
import type { Shelf } from '../../../src-main/experiments/bench';
import { runInMemory } from '../../../src-main/experiments/in-memory';
import { training } from '../../../src-main/experiments/training';
import { findWeights, placesUpTo, splitReference } from '../../../src-main/library/weights-reference';

/** A training run of a second or two: a small convolutional network with batch norm on few small images. */
export const tinyTraining = { network: 'resnet-8-x0.25', dataset: 'glyphs?side=16&train=96&test=40', length: 2, batch: 32, rate: 0.05, snapshots: [0, 1] } as const;

/** A shelf on which the weights of several tiny training runs stand, by the ids that they are given with, each with its seed and its own answers. */
export async function tinyShelves(runs: Readonly<Record<string, Partial<Setup<typeof training.fields>> & { readonly seed?: number }>>): Promise<Shelf> {
  const shelves = new Map<string, Shelf>();
  for (const [id, { seed = 1, ...answers }] of Object.entries(runs)) shelves.set(id, await tinyShelf(answers, id, seed));
  const of = (reference: string): Shelf => {
    const shelf = shelves.get(splitReference(reference).id);
    if (!shelf) throw new Refusal(`There is no experiment ${reference}.`);
    return shelf;
  };
  return { folderOf: (id) => of(id).folderOf(id), weightsPath: async (reference) => of(reference).weightsPath(reference), places: (reference) => of(reference).places(reference) };
}

/** The shelf on which the weights of a tiny training run, or of one with other answers, stand under an id. */
export async function tinyShelf(answers: Partial<Setup<typeof training.fields>> = {}, id = 'tiny', seed = 1): Promise<Shelf> {
  const setup = { ...tinyTraining, ...answers };
  const folder = await mkdtemp(join(tmpdir(), 'isthmus-tiny-'));
  await runInMemory(training, setup, { seed, folder });
  const experiment = { id, kind: 'training', name: id, setup } as unknown as Experiment;
  const kept = join(folder, 'weights');
  return { folderOf: () => Promise.resolve(folder), weightsPath: async (reference) => ({ path: await findWeights(reference, kept), experiment }), places: (reference) => placesUpTo(reference, kept) };
}
