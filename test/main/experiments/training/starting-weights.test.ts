import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Shelf } from '../../../../src-main/experiments/bench';
import { runInMemory } from '../../../../src-main/experiments/in-memory';
import { training } from '../../../../src-main/experiments/training';
import { openNetwork, readWeights } from '../../../../src-main/networks';
import { tinyShelf, tinyTraining } from '../tiny';

describe('training from given weights', () => {
  let weights: Shelf;
  beforeAll(async () => {
    weights = await tinyShelf();
  });
  const run = (setup: object, options: Parameters<typeof runInMemory>[2] = {}) => runInMemory(training, { ...tinyTraining, initialisation: 'given', given: 'tiny@1', ...setup }, { seed: 9, weights, ...options });

  it('starts with exactly those, whatever the seed', async () => {
    const network = openNetwork(tinyTraining.network, { classes: 10, input: [16, 16, 3] });
    const { folder } = await run({ length: 0, snapshots: [] });
    const begun = await readWeights(join(folder, 'weights', 'epoch-0000.safetensors'), network);
    expect(begun).toEqual(await readWeights((await weights.weightsPath('tiny@1')).path, network));
  });

  it('goes on in cycles, whose weights it keeps, and resumes to the same rows', async () => {
    const setup = { schedule: 'cyclic', rate: 0.05, end: 0.01, cycle: 2, length: 4, snapshots: [] };
    const whole = await run(setup);
    expect((await readdir(join(whole.folder, 'weights'))).sort()).toEqual([1, 3, 4].map((epoch) => `epoch-000${epoch}.safetensors`));
    const begun = await run(setup, { stopAfter: 2 });
    expect((await run(setup, { done: begun.rows, folder: begun.folder })).rows).toEqual(whole.rows);
  });

  it('refuses weights of another network, or of another number of classes, in a sentence', async () => {
    await expect(run({ network: 'resnet-14-x0.25' })).rejects.toThrow(/tiny@1 are those of another network \(resnet-8-x0\.25\) than resnet-14-x0\.25: choose weights of the same/);
    await expect(run({ dataset: 'glyphs?side=16&train=96&test=40&classes=5' })).rejects.toThrow(/does not hold weights of resnet-8-x0\.25 for 5 classes/);
  });
});
