import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { choosePaper, draw } from '../../../../src-shared/figures';
import { stream } from '../../../../src-shared/math/random';
import type { Shelf } from '../../../../src-main/experiments/bench';
import { runInMemory, type InMemory } from '../../../../src-main/experiments/in-memory';
import { parseSetup } from '../../../../src-main/experiments/kind';
import { figuresOf } from '../../../../src-main/app/experiment-kind';
import { curvature } from '../../../../src-main/experiments/curvature';
import { landscape } from '../../../../src-main/experiments/landscape';
import { trajectory } from '../../../../src-main/experiments/trajectory';
import { writeNpy } from '../../../../src-main/datasets/npy-file';
import { openNetwork, readWeights, weightPieces } from '../../../../src-main/networks';
import { arraysIn } from '../../../../src-main/library/arrays';
import { writeFileAtomically } from '../../../../src-main/library/atomic-file';
import { temporaryFolder } from '../../../temporary';
import { tinyShelf, tinyTraining } from '../tiny';

/** The tiny run's shelf, with three more weights of its network: `third`, somewhere else, `again`, the same ones, and `diverged`. */
let weights: Shelf;
beforeAll(async () => {
  const tiny = await tinyShelf();
  const { path, experiment } = await tiny.weightsPath('tiny@2');
  const network = openNetwork(tinyTraining.network, { classes: 10, input: [16, 16, 3] });
  const { weights: own, statistics } = await readWeights(path, network);
  const folder = temporaryFolder();
  const noise = stream(5, 'third').fillNormal(new Float32Array(own.length));
  const made = { again: own, third: own.map((x, k) => x + 0.02 * noise[k]), diverged: own.map(() => NaN) };
  for (const [name, vector] of Object.entries(made)) await writeFileAtomically(join(folder, name), weightPieces(network, { weights: vector, statistics }));
  weights = { ...tiny, weightsPath: async (reference) => (Object.hasOwn(made, reference) ? { path: join(folder, reference), experiment } : tiny.weightsPath(reference)) };
});

const run = (setup: object, options: InMemory = {}) => runInMemory(landscape, { weights: 'tiny@2', examples: 24, sets: 'train and test', ...setup }, { seed: 7, weights, ...options });
const values = ({ rows }: Awaited<ReturnType<typeof run>>) => rows.map(({ row }) => row);
const line = { directions: 'towards other weights', other: 'tiny@1', points: 5 };
const plane = { directions: 'plane through three weights', other: 'tiny@1', third: 'third', side: 4 };

describe('a line towards other weights', () => {
  it('is the weights\' own loss at 0 and the others\' at 1', async () => {
    const rows = values(await run({ ...line, statistics: 'interpolated' }));
    expect(rows.map(({ a, b }) => [a, b])).toEqual([[-0.5, null], [0, null], [0.5, null], [1, null], [1.5, null]]);
    const back = values(await run({ ...line, weights: 'tiny@1', other: 'tiny@2', statistics: 'interpolated' }));
    for (const column of ['loss', 'testLoss'] as const) {
      for (const [one, other] of [[1, 3], [3, 1]]) expect(Math.abs(Number(rows[one][column]) - Number(back[other][column]))).toBeLessThanOrEqual(2e-5 * Math.max(1, Number(back[other][column])));
    }
  });

  it('is the same in shares and after a pause, with statistics recomputed at every point', async () => {
    const setup = { ...line, statistics: 'recomputed' };
    const whole = await run(setup);
    const shares = [await run(setup, { share: [1, 2] }), await run(setup, { share: [2, 2] })];
    expect(shares.flatMap(({ rows }) => rows).sort((one, other) => one.n - other.n)).toEqual(whole.rows);
    const begun = await run(setup, { stopAfter: 2 });
    expect((await run(setup, { done: begun.rows })).rows).toEqual(whole.rows);
    expect(values(whole)).not.toEqual(values(await run(line)));
    expect(whole.notes.join()).toContain('recomputed at every point');
  });

  it('leaves a hole, and says so, where an interpolated variance is negative', async () => {
    const far = await run({ ...line, to: 40, from: -40, points: 81, statistics: 'interpolated' });
    const holes = values(far).filter(({ loss, accuracy, testLoss }) => loss === null && accuracy === null && testLoss === null).length;
    expect(holes).toBeGreaterThan(0);
    expect(far.notes.join()).toContain(`At ${holes} of 81 points an interpolated batch-norm variance is negative`);
  });

  it('is refused where the others are the same weights', async () => {
    await expect(run({ ...line, other: 'again' })).rejects.toThrow('The other weights are the same as the first');
  });
});

describe('a plane through three weights', () => {
  it('has the first weights among its points, whatever their number', async () => {
    const outcome = await run(plane);
    const centre = values(outcome).filter(({ a, b }) => a === 0 && b === 0);
    expect([outcome.rows.length, centre.length]).toEqual([16 + 3, 2]);
    expect(values(outcome).slice(16).map(({ point, a }) => [point, Number(a) >= 0])).toEqual([['weights', true], ['other', true], ['third', expect.any(Boolean)]]);
    for (const row of centre) expect(row['loss']).toBe(centre[0]['loss']);
    expect(outcome.notes.join()).toContain(`own loss exactly: ${String(centre[0]['loss'])}. The three weights lie at (0, 0), (`);
  });

  it('is refused where the three lie on one line', async () => {
    await expect(run({ ...plane, third: 'again' })).rejects.toThrow('The three weights lie on one line');
  });
});

describe('several weights', () => {
  const several = { side: 3, reach: 0.5, besides: ['tiny@1', 'third'], sets: 'train' };

  it('are drawn as each alone would be, along the same draws', async () => {
    const together = await run(several);
    const alone = [];
    for (const one of ['tiny@2', 'tiny@1', 'third']) alone.push(...values(await run({ ...several, weights: one, besides: [] })));
    expect(values(together).map(({ around: _one, ...row }) => row)).toEqual(alone.map(({ around: _one, ...row }) => row));
    expect([...new Set(values(together).map(({ around }) => around))]).toEqual(['tiny@2', 'tiny@1', 'third']);
    expect(await arraysIn(together.folder)).toContain('direction-2-around-3');
    expect(together.notes.join().match(/own loss exactly/g)?.length).toBe(3);
  });

  it('are the same in shares and after a pause', async () => {
    const whole = await run(several);
    const shares = [await run(several, { share: [1, 2] }), await run(several, { share: [2, 2] })];
    expect(shares.flatMap(({ rows }) => rows).sort((one, other) => one.n - other.n)).toEqual(whole.rows);
    expect((await run(several, { done: (await run(several, { stopAfter: 10 })).rows })).rows).toEqual(whole.rows);
  });

  it('are panels of one figure, with their names', async () => {
    const rows = values(await run(several));
    const [spec] = figuresOf({ kind: 'landscape', setup: parseSetup(landscape, { weights: 'tiny@2', ...several }) });
    const texts = draw(spec, rows, landscape.columns, choosePaper()).items.flatMap((item) => (item.kind === 'text' ? [item.text] : []));
    expect(texts).toEqual(expect.arrayContaining(['tiny@2', 'tiny@1', 'third']));
  });

  it('are refused before anything is drawn where one of them diverged', async () => {
    await expect(run({ ...several, besides: ['tiny@1', 'diverged'] })).rejects.toThrow('The loss of the weights diverged is not a number');
  });
});

describe('random directions', () => {
  it('drawn several times begin with the first draw, and are the same in shares and after a pause', async () => {
    const setup = { side: 3, reach: 0.5, dimensions: '1', repeats: 3 };
    const whole = await run(setup);
    expect(values(whole).slice(0, 3)).toEqual(values(await run({ ...setup, repeats: 1 })));
    expect(values(whole).map(({ repeat }) => repeat)).toEqual([1, 1, 1, 2, 2, 2, 3, 3, 3]);
    const [one, two, three] = [0, 3, 6].map((from) => values(whole).slice(from, from + 3).map(({ loss }) => loss));
    expect([two[1], three[1]]).toEqual([one[1], one[1]]);
    expect(new Set([one[0], two[0], three[0]]).size).toBe(3);
    const shares = [await run(setup, { share: [1, 2] }), await run(setup, { share: [2, 2] })];
    expect(shares.flatMap(({ rows }) => rows).sort((a, b) => a.n - b.n)).toEqual(whole.rows);
    expect((await run(setup, { done: whole.rows.slice(0, 4) })).rows).toEqual(whole.rows);
    expect(await arraysIn(whole.folder)).toEqual(['direction-1', 'direction-1-of-2', 'direction-1-of-3']);
  });

  it.each([['1', 2], ['2', 2]])('drawn several times in %s dimensions have %i figures of all repeats', async (dimensions, count) => {
    const setup = { weights: 'tiny', side: 3, dimensions, repeats: 2 };
    const asked = figuresOf({ kind: 'landscape', setup: parseSetup(landscape, setup) });
    expect(asked.length).toBe(count);
    const rows = values(await run(setup));
    for (const spec of asked) expect(draw(spec, rows, landscape.columns, choosePaper()).items.length).toBeGreaterThan(3);
  });

  it('move biases and batch norm only where asked', async () => {
    const around = { side: 3, reach: 0.5 };
    expect(values(await run({ ...around, still: true }))).toEqual(values(await run(around)));
    expect(values(await run({ ...around, still: false }))).not.toEqual(values(await run(around)));
  });
});

describe('directions from an experiment', () => {
  const around = { side: 3, reach: 0.5 };
  const again = (folder: string, setup: object = {}) => run({ ...around, directions: 'from an experiment', source: 'kept', ...setup }, { seed: 8, weights: { ...weights, folderOf: () => Promise.resolve(folder) } });

  it('are those that it drew, to the last bit', async () => {
    const drawn = await run(around);
    const reused = await again(drawn.folder);
    expect(reused.rows).toEqual(drawn.rows);
    expect(values(await again(drawn.folder, { weights: 'tiny@1' }))[4]['loss']).not.toBe(values(drawn)[4]['loss']);
    expect((await again(reused.folder, { dimensions: '1' })).rows.map(({ row }) => row['loss'])).toEqual([1, 4, 7].map((n) => drawn.rows[n].row['loss']));
  });

  it('are the principal axes of a trajectory where those are named', async () => {
    const { folder } = await runInMemory(trajectory, { weights: 'tiny@2', examples: 24, side: 3 }, { seed: 7, weights });
    const { rows, notes } = await again(folder, { firstArray: 'axis-1', secondArray: 'axis-2' });
    expect([rows.length, notes.join().includes('Cosine between the directions')]).toEqual([9, true]);
  });

  it('are the eigenvectors of a curvature, at right angles, along the first of which the loss bends more', async () => {
    const { folder } = await runInMemory(curvature, { weights: 'tiny@2', examples: 24, steps: 60 }, { seed: 7, weights });
    const { rows, notes } = await again(folder, { reach: 0.1, sets: 'train' });
    expect(notes.join()).toMatch(/Cosine between the directions: 0\.0000/);
    const [, left, , down, centre, up, , right] = rows.map(({ row }) => Number(row['loss']));
    expect(left + right - 2 * centre).toBeGreaterThan(5 * Math.abs(down + up - 2 * centre));
  });

  it('are refused where they are another network\'s, too few or none', async () => {
    const folder = temporaryFolder();
    await mkdir(join(folder, 'arrays'));
    await expect(again(folder)).rejects.toThrow('Experiment kept has left no array "direction-1" behind; it has none (yet).');
    await expect(again((await run({ ...around, dimensions: '1' })).folder)).rejects.toThrow('has left no array "direction-2" behind; it has direction-1.');
    await writeNpy(join(folder, 'arrays', 'direction-1.npy'), { shape: [10], data: new Float64Array(10) });
    await expect(again(folder)).rejects.toThrow(/The array direction-1 of experiment kept has 10 entries and resnet-8-x0.25 has \d+ parameters/);
  });
});

it.each([['kept', 'exact'], ['recomputed', 'exact'], ['kept', 'adaptive']])('a loss over the test set alone, with statistics %s and drawn %s, is that beside the training loss', async (statistics, drawing) => {
  const around = { side: 5, reach: 0.5, statistics, drawing, examples: 40 };
  const [both, test] = [values(await run(around)), values(await run({ ...around, sets: 'test' }))];
  expect(test.map(({ loss, accuracy, error }) => [loss, accuracy, error])).toEqual(test.map(() => [null, null, null]));
  expect(test.map(({ testLoss, testAccuracy }) => [testLoss, testAccuracy])).toEqual(both.map(({ testLoss, testAccuracy }) => [testLoss, testAccuracy]));
  const asked = figuresOf({ kind: 'landscape', setup: parseSetup(landscape, { weights: 'tiny', ...around, sets: 'test' }) });
  expect(asked.map(({ z }) => z)).toEqual(['testLoss', 'testLoss', 'testLoss']);
  for (const spec of asked) expect(draw(spec, test, landscape.columns, choosePaper()).items.length).toBeGreaterThan(3);
});

it('directions from a file are those in it', async () => {
  const around = { side: 3, reach: 0.5 };
  const drawn = await run(around);
  const file = ['direction-1', 'direction-2'].map((name) => join(drawn.folder, 'arrays', `${name}.npy`)).join(',');
  expect((await run({ ...around, directions: 'from a file', file })).rows).toEqual(drawn.rows);
  await expect(run({ ...around, directions: 'from a file', file: join(temporaryFolder(), 'none.npy') })).rejects.toThrow('none.npy');
});

it('the weight-decay term is added to every loss, and said', async () => {
  const around = { side: 3, reach: 0.5 };
  const [bare, whole, filters] = [await run(around), await run({ ...around, penalty: 'over all parameters', decay: 0.01 }), await run({ ...around, penalty: 'over convolutions and full connections', decay: 0.01 })];
  const terms = (outcome: typeof bare, column: string) => values(outcome).map((row, k) => Number(row[column]) - Number(values(bare)[k][column]));
  terms(whole, 'loss').forEach((term, k) => {
    expect(term).toBeGreaterThan(terms(filters, 'loss')[k]);
    expect(terms(whole, 'testLoss')[k]).toBeCloseTo(term, 9);
  });
  expect(Math.min(...terms(filters, 'loss'))).toBeGreaterThan(0);
  expect(whole.notes.join()).toContain(`term added, which is ${Number(terms(whole, 'loss')[4].toPrecision(6))} there`);
});

it('weights that diverged are refused, saying so', async () => {
  await expect(run({ weights: 'diverged', side: 3 })).rejects.toThrow('training diverged');
});

it.each([
  [{ side: 20 }, 'take 21.'],
  [{ statistics: 'interpolated' }, 'take "kept" or "recomputed".'],
  [{ drawing: 'adaptive', statistics: 'recomputed' }, 'would save nothing'],
  [{ besides: ['b'], repeats: 2 }, 'one thing to compare'],
  [{ directions: 'towards other weights', other: 'b', points: 400 }, 'take 401.'],
  [{ directions: 'towards other weights', other: 'b', from: -0.123456, points: 401 }, 'rounder numbers'],
])('of the answers %j what goes is offered', (given, sentence) => {
  expect(() => parseSetup(landscape, { weights: 'a', ...given })).toThrow(sentence);
});
