import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Experiment } from '../../../src-shared/experiment';
import type { Setup } from '../../../src-shared/kind';
import type { Shelf } from '../../../src-main/experiments/bench';
import { runInMemory } from '../../../src-main/experiments/in-memory';
import { training } from '../../../src-main/experiments/training';
import { findWeights, placesUpTo } from '../../../src-main/library/weights-reference';

/** A training run of a second or two: a small convolutional network with batch norm on few small images. */
export const tinyTraining = { network: 'resnet-8-x0.25', dataset: 'glyphs?side=16&train=96&test=40', length: 2, batch: 32, rate: 0.05, snapshots: [0, 1] } as const;

/** The shelf on which the weights of a tiny training run, or of one with other answers, stand under the id `tiny`. */
export async function tinyShelf(answers: Partial<Setup<typeof training.fields>> = {}): Promise<Shelf> {
  const setup = { ...tinyTraining, ...answers };
  const folder = await mkdtemp(join(tmpdir(), 'isthmus-tiny-'));
  await runInMemory(training, setup, { seed: 1, folder });
  const experiment = { id: 'tiny', kind: 'training', setup } as unknown as Experiment;
  const kept = join(folder, 'weights');
  return { folderOf: () => Promise.resolve(folder), weightsPath: async (reference) => ({ path: await findWeights(reference, kept), experiment }), places: (reference) => placesUpTo(reference, kept) };
}
