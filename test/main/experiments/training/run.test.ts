import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { training } from '../../../../src-main/experiments/training';
import { openEngine } from '../../../../src-main/engine/open';
import { openNetwork, readWeights } from '../../../../src-main/networks';
import { runInMemory } from '../../../../src-main/experiments/in-memory';
import { tinyTraining } from '../tiny';

const run = (setup: object, options: Parameters<typeof runInMemory>[2] = {}) => runInMemory(training, { ...tinyTraining, ...setup }, { seed: 3, ...options });
const column = (rows: Awaited<ReturnType<typeof run>>['rows'], name: string) => rows.map(({ row }) => row[name]);

describe('training', () => {
  it('starts with a row of the untrained network and learns from there', async () => {
    const { rows } = await run({ dataset: 'glyphs?side=16&train=256&test=64', length: 6, augmentation: 'none' });
    expect(rows[0].row).toMatchObject({ epoch: 0, update: 0, trainLoss: null, rate: null });
    const losses = column(rows, 'trainLoss').slice(1) as number[];
    expect(losses[5]).toBeLessThan(losses[0]);
    expect(losses[5]).toBeLessThan(Math.log(10));
  });

  it('keeps the snapshots asked for and the last weights', async () => {
    const { folder } = await run({ length: 3, snapshots: [0, 1] });
    expect((await readdir(join(folder, 'weights'))).sort()).toEqual(['epoch-0000.safetensors', 'epoch-0001.safetensors', 'epoch-0003.safetensors']);
  });

  it('begins as Li et al. do where asked: filters as he-normal draws them, full connections a thousandth of a normal draw', async () => {
    const network = openNetwork(tinyTraining.network, { classes: 10, input: [16, 16, 3] });
    const begin = async (initialisation: string) => {
      const { folder } = await run({ length: 0, snapshots: [], initialisation });
      return readWeights(join(folder, 'weights', 'epoch-0000.safetensors'), network);
    };
    const [li, he] = [await begin('li'), await begin('he-normal')];
    const dense = network.layout.trainable.find(({ kind }) => kind === 'dense')!;
    const deviation = (values: Float32Array) => Math.sqrt(values.reduce((sum, x) => sum + x * x, 0) / values.length);
    expect(li.weights.subarray(0, dense.offset)).toEqual(he.weights.subarray(0, dense.offset));
    expect(deviation(li.weights.subarray(dense.offset, dense.offset + dense.size)) / 1e-3).toBeCloseTo(1, 0);
  });

  it('counts length, rows and snapshots in updates when asked', async () => {
    const { rows, folder } = await run({ unit: 'updates', length: 7, rowEveryUpdates: 3, snapshots: [2] });
    expect(column(rows, 'update')).toEqual([0, 3, 6, 7]);
    expect((await readdir(join(folder, 'weights'))).sort()).toEqual(['step-0000002.safetensors', 'step-0000007.safetensors']);
  });

  it('tells the rate of the last update of each row', async () => {
    const { rows } = await run({ length: 4, schedule: 'step', milestones: [2], factor: 0.1, snapshots: [] });
    expect(column(rows, 'rate')).toEqual([null, 0.05, 0.05, expect.closeTo(0.005, 12), expect.closeTo(0.005, 12)]);
  });

  it('measures the clean training loss only when asked', async () => {
    expect(column((await run({ length: 1 })).rows, 'cleanLoss')).toEqual([null, null]);
    expect(column((await run({ length: 1, cleanTrain: true })).rows, 'cleanLoss')).toEqual([expect.any(Number), expect.any(Number)]);
  });

  it('makes rows of its own where batches are looked at in pieces, and resumes to them', async () => {
    const whole = await run({ piece: 8 });
    expect(whole.rows).not.toEqual((await run({})).rows);
    const begun = await run({ piece: 8 }, { stopAfter: 2 });
    expect((await run({ piece: 8 }, { done: begun.rows, folder: begun.folder })).rows).toEqual(whole.rows);
  });

  it('shrinks the weights by decay when nothing else moves them', async () => {
    const { rows } = await run({ rate: 0.1, momentum: 0, decay: 0.5, schedule: 'constant', length: 1 });
    const [before, after] = column(rows, 'norm') as number[];
    // Three updates of decay alone would leave 0.95^3; the gradient moves the weights too.
    expect(after / before).toBeLessThan(0.9);
  });

  it('ends with a sentence when the loss is no longer a number', async () => {
    await expect(run({ network: 'mlp-64', rate: 1e30, length: 2 })).rejects.toThrow(/diverged.*update \d+.*lower learning rate/i);
  });

  it.each([
    [{ network: 'resnet-21' }, /resnet-21/],
    [{ dataset: 'cifar10:/nowhere' }, /nowhere/],
    [{ rate: -1 }, /"rate".*at least 0/],
    [{ batch: 0.5 }, /"batch".*whole number/],
    [{ snapshots: [99] }, /snapshot.*99/i],
    [{ optimizer: 'sgd' }, /did you mean "optimiser"/],
    [{ piece: 2 }, /at least 3, or 0/],
  ])('refuses %j in a sentence', async (setup, sentence) => {
    await expect(run(setup)).rejects.toThrow(sentence);
  });

  it('learns with every optimiser', async () => {
    for (const setup of [{ optimiser: 'nesterov' }, { optimiser: 'adam', rate: 0.003 }, { optimiser: 'adamw', rate: 0.003 }]) {
      const { rows } = await run({ ...setup, length: 3, augmentation: 'none', snapshots: [] });
      const losses = column(rows, 'trainLoss').slice(1) as number[];
      expect(losses[2]).toBeLessThan(losses[0]);
    }
  });

  it('computes in float64 where the engine can, and is refused in a sentence where it cannot', async () => {
    const setup = { precision: 'float64', length: 1, snapshots: [] };
    if (!(await openEngine()).description.precisions.includes('float64')) {
      await expect(run(setup)).rejects.toThrow(/float32 only/);
      return;
    }
    const [double, single] = [await run(setup), await run({ ...setup, precision: 'float32' })];
    expect(double.madeWith?.precision).toBe('float64');
    const [a, b] = [double, single].map(({ rows }) => column(rows, 'testLoss')[0] as number);
    expect(Math.abs(a - b) / b).toBeLessThan(1e-4);
    expect(a).not.toBe(b);
  });
});
