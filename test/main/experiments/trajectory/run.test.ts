import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { dot } from '../../../../src-shared/math/direction';
import type { Row } from '../../../../src-shared/kind';
import { readNpy } from '../../../../src-main/datasets/npy-file';
import type { Shelf } from '../../../../src-main/experiments/bench';
import { runInMemory, type RunResult } from '../../../../src-main/experiments/in-memory';
import { trajectory } from '../../../../src-main/experiments/trajectory';
import { openNetwork } from '../../../../src-main/networks';
import { filterMask } from '../../../../src-main/networks/parts';
import { temporaryFolder } from '../../../temporary';
import { tinyShelf, tinyTraining } from '../tiny';

let shelf: Shelf;
beforeAll(async () => {
  shelf = await tinyShelf({ length: 4, snapshots: [0, 1, 2, 3], schedule: 'step', milestones: [2] });
});
const asked = { weights: 'tiny', side: 3, examples: 40 };
const run = (answers: object = {}, options: Parameters<typeof runInMemory>[2] = {}) => runInMemory(trajectory, { ...asked, ...answers }, { weights: shelf, ...options });
const partOf = ({ rows }: RunResult, part: string): Row[] => rows.map(({ row }) => row).filter((row) => row['part'] === part);
const axesIn = async (folder: string) => Promise.all([1, 2].map(async (k) => (await readNpy(join(folder, 'arrays', `axis-${k}.npy`))).data as Float64Array));

/** A copy of a file of weights whose last number is infinite. */
async function withInfinity(path: string): Promise<string> {
  const bytes = await readFile(path);
  bytes.writeFloatLE(Infinity, bytes.length - 4);
  const copy = join(temporaryFolder(), 'broken.safetensors');
  await writeFile(copy, bytes);
  return copy;
}

describe('the path', () => {
  it('passes all snapshots in order and ends at the origin, where the plane is the network itself', async () => {
    const path = partOf(await run({ sets: 'train and test' }), 'path');
    expect(path.map(({ snapshot }) => snapshot)).toEqual(['0', '1', '2', '3', '4']);
    expect(path.map(({ moment }) => moment)).toEqual([0, 1, 2, 3, 4]);
    const end = path[4];
    expect([end['a'], end['b'], end['distance']]).toEqual([0, 0, 0]);
    expect([end['planeLoss'], end['planeAccuracy']]).toEqual([end['loss'], end['accuracy']]);
    expect([end['planeTestLoss'], end['planeTestAccuracy']]).toEqual([end['testLoss'], end['testAccuracy']]);
    for (const row of path.slice(0, 4)) expect(row['planeLoss']).not.toBe(row['loss']);
  });

  it('lies as far from the end as its coordinates and its distance from the plane say', async () => {
    const { folder, ...result } = await run({ centred: false });
    const [first, second] = await axesIn(folder);
    expect(dot(first, first)).toBeCloseTo(1, 9);
    expect(dot(first, second)).toBeCloseTo(0, 9);
    const path = partOf({ folder, ...result }, 'path');
    const { data: explained } = await readNpy(join(folder, 'arrays', 'explained.npy'));
    // Of rows that are not centred, the share of an axis is that of the squares of the coordinates along it.
    const square = (column: string) => path.reduce((sum, row) => sum + Number(row[column]) ** 2, 0);
    const total = square('a') + square('b') + square('distance');
    expect(square('a') / total).toBeCloseTo(Number(explained[0]), 9);
    expect(square('b') / total).toBeCloseTo(Number(explained[1]), 9);
    expect(partOf({ folder, ...result }, 'axis').map(({ share }) => share)).toEqual([...explained]);
    expect(result.notes[0]).toContain(`hold ${(100 * Number(explained[0])).toFixed(2)}%`);
  });

  it('measures each snapshot as it was, whichever axes are asked for', async () => {
    const [one, other] = [partOf(await run(), 'path'), partOf(await run({ centred: false, parameters: 'filters only' }), 'path')];
    expect(other.map(({ loss }) => loss)).toEqual(one.map(({ loss }) => loss));
    expect(other.map(({ a }) => a)).not.toEqual(one.map(({ a }) => a));
  });

  it('ends where it is asked to', async () => {
    const path = partOf(await run({ weights: 'tiny@2' }), 'path');
    expect(path.map(({ snapshot }) => snapshot)).toEqual(['0', '1', '2']);
    expect(path[2]['planeLoss']).toBe(path[2]['loss']);
  });

  it('says where the learning rate drops', async () => {
    const { notes, ...stepped } = await run();
    expect(partOf({ notes, ...stepped }, 'path').map(({ drop }) => drop)).toEqual([false, false, true, false, false]);
    expect(notes[0]).not.toContain('no drop is marked');
    expect((await run({}, { weights: await tinyShelf() })).notes[0]).toContain('The learning rate drops in no step between them, so that no drop is marked.');
  });
});

describe('the axes', () => {
  it('leave biases and batch norm out where filters alone are asked for', async () => {
    const mask = filterMask(openNetwork(tinyTraining.network, { classes: 10, input: [16, 16, 3] }));
    const outside = (axis: Float64Array) => axis.some((x, k) => mask[k] === 0 && x !== 0);
    expect((await axesIn((await run({ parameters: 'filters only' })).folder)).map(outside)).toEqual([false, false]);
    expect((await axesIn((await run()).folder)).map(outside)).toEqual([true, true]);
  });
});

describe('random axes', () => {
  it('are orthonormal, by the seed, and without biases and batch norm where filters alone are asked for', async () => {
    const { folder } = await run({ axes: 'random' }, { seed: 3 });
    const [first, second] = await axesIn(folder);
    expect([dot(first, first), dot(second, second)]).toEqual([expect.closeTo(1, 9), expect.closeTo(1, 9)]);
    expect(dot(first, second)).toBeCloseTo(0, 9);
    expect((await axesIn((await run({ axes: 'random' }, { seed: 3 })).folder))[0]).toEqual(first);
    expect((await axesIn((await run({ axes: 'random' }, { seed: 4 })).folder))[0]).not.toEqual(first);
    const mask = filterMask(openNetwork(tinyTraining.network, { classes: 10, input: [16, 16, 3] }));
    const narrow = await axesIn((await run({ axes: 'random', parameters: 'filters only' })).folder);
    expect(narrow.some((axis) => axis.some((x, k) => mask[k] === 0 && x !== 0))).toBe(false);
  });

  it('hold next to nothing of the way, which lies off their plane, and say so', async () => {
    const [random, principal] = [await run({ axes: 'random' }), await run()];
    expect(random.notes[0]).toMatch(/^The two axes are random .* hold 0\.\d+% and 0\.\d+% of the variation between 5 snapshots\./);
    const off = (result: RunResult) => Number(partOf(result, 'path')[0]['distance']);
    expect(off(random)).toBeGreaterThan(3 * off(principal));
    expect(partOf(random, 'path')[4]).toMatchObject({ a: 0, b: 0, distance: 0 });
  });
});

describe('the plane', () => {
  it('holds the whole path with a margin', async () => {
    const result = await run({ margin: 0.1 });
    const [path, plane] = ['path', 'plane'].map((part) => partOf(result, part));
    expect(plane).toHaveLength(9);
    const ends = (rows: Row[], axis: string) => [Math.min(...rows.map((row) => Number(row[axis]))), Math.max(...rows.map((row) => Number(row[axis])))];
    const spans = ['a', 'b'].map((axis) => ends(path, axis)[1] - ends(path, axis)[0]);
    for (const axis of ['a', 'b']) {
      expect(ends(plane, axis)[0]).toBeCloseTo(ends(path, axis)[0] - 0.1 * Math.max(...spans), 9);
      expect(ends(plane, axis)[1]).toBeCloseTo(ends(path, axis)[1] + 0.1 * Math.max(...spans), 9);
    }
  });

  it('is left out where it is not asked for', async () => {
    const { rows } = await run({ plane: false });
    expect(rows.map(({ row }) => row['part'])).toEqual([...Array<string>(5).fill('path'), ...Array<string>(5).fill('axis')]);
  });
});

describe('a sentence is given', () => {
  it('where fewer than three snapshots were kept', async () => {
    await expect(run({ weights: 'tiny@1' })).rejects.toThrow('A trajectory needs at least three snapshots, and up to tiny@1 there are 2 (tiny@0, tiny@1): train again and keep the weights after more epochs');
  });

  it('where the weights never moved', async () => {
    const still = await tinyShelf({ length: 2, snapshots: [0, 1], rate: 0 });
    await expect(run({}, { weights: still })).rejects.toThrow('all the same');
  });

  it('where weights on the way are not finite', async () => {
    const broken: Shelf = {
      ...shelf,
      async weightsPath(reference) {
        const found = await shelf.weightsPath(reference);
        return reference === 'tiny@1' ? { ...found, path: await withInfinity(found.path) } : found;
      },
    };
    await expect(run({}, { weights: broken })).rejects.toThrow('The weights tiny@1 are not all finite numbers');
  });
});
