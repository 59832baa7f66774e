import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Row } from '../../../../src-shared/kind';
import { encodeNpy } from '../../../../src-shared/npy';
import type { Experiment } from '../../../../src-shared/experiment';
import type { Shelf } from '../../../../src-main/experiments/bench';
import { readNpy } from '../../../../src-main/datasets/npy-file';
import { ensemble } from '../../../../src-main/experiments/ensemble';
import { runInMemory, type RunResult } from '../../../../src-main/experiments/in-memory';
import { landscape } from '../../../../src-main/experiments/landscape';
import { training } from '../../../../src-main/experiments/training';
import { findWeights } from '../../../../src-main/library/weights-reference';
import { temporaryFolder } from '../../../temporary';
import { tinyTraining } from '../tiny';

/** Trainings of a second or two each, by the id under which their weights stand, with their last rows. */
const trainings: Readonly<Record<string, object>> = {
  one: {},
  other: { initialisation: 'xavier-normal' },
  plain: { network: 'resnet-8-noshort-x0.25', rate: 0.02 },
  dimmer: { dataset: `${tinyTraining.dataset}&normalise=li` },
  fewer: { dataset: 'glyphs?side=16&train=96&test=40&classes=5' },
  unlike: { dataset: 'glyphs?side=16&train=96&test=40&seed=9' },
};
const folders = new Map<string, string>();
const lastRows = new Map<string, Row>();
beforeAll(async () => {
  for (const [id, answers] of Object.entries(trainings)) {
    const { folder, rows } = await runInMemory(training, { ...tinyTraining, length: 3, ...answers }, { seed: 1, folder: temporaryFolder() });
    folders.set(id, join(folder, 'weights'));
    lastRows.set(id, rows.at(-1)!.row);
  }
}, 120_000);

const shelf: Shelf = {
  folderOf: () => Promise.reject(new Error('no folder is asked for')),
  places: () => Promise.reject(new Error('no places are asked for')),
  weightsPath: async (reference) => {
    const [id] = reference.split('@');
    const experiment = { id, kind: 'training', setup: { ...tinyTraining, ...trainings[id] } } as unknown as Experiment;
    return { path: await findWeights(reference, folders.get(id)!), experiment };
  },
};
const run = (weights: readonly string[], answers: object = {}, options: Parameters<typeof runInMemory>[2] = {}) => runInMemory(ensemble, { weights, ...answers }, { weights: shelf, ...options });
const rowsOf = ({ rows }: RunResult, part: string): Row[] => rows.map(({ row }) => row).filter((row) => row['part'] === part);
const number = (row: Row, column: string) => Number(row[column]);

describe('a member', () => {
  it('has the accuracy and the loss that its training told last, whatever its network', async () => {
    const members = rowsOf(await run(['one', 'plain', 'other']), 'member');
    expect(members.map(({ weights }) => weights)).toEqual(['one', 'plain', 'other']);
    for (const row of members) {
      const told = lastRows.get(String(row['weights']))!;
      expect(row['accuracy']).toBe(told['testAccuracy']);
      expect(number(row, 'nll')).toBeCloseTo(number(told, 'testLoss'), 5);
    }
    expect(new Set(members.map(({ nll }) => nll)).size).toBe(3);
  });

  it('sees the images as it was trained on them, though others were trained on them differently normalised', async () => {
    const result = await run(['one', 'dimmer']);
    const [, dimmer] = rowsOf(result, 'member');
    expect(number(dimmer, 'nll')).toBeCloseTo(number(lastRows.get('dimmer')!, 'testLoss'), 5);
    expect(result.notes[0]).toContain('normalised for each as it was trained');
    const [, named] = rowsOf(await run(['one', 'dimmer'], { dataset: tinyTraining.dataset }), 'member');
    expect(named['nll']).not.toBeCloseTo(number(dimmer, 'nll'), 3);
  });
});

describe('an ensemble', () => {
  it('of one is that one, and of the same weights twice the same', async () => {
    const [first, second] = rowsOf(await run(['one', 'one']), 'member');
    for (const [own, together] of [['accuracy', 'ensembleAccuracy'], ['nll', 'ensembleNll'], ['ece', 'ensembleEce']]) {
      expect(first[together]).toBe(first[own]);
      expect(number(second, together)).toBeCloseTo(number(first, own), 13);
    }
  });

  it('comes to the same in whatever order its members stand, and is never less likely than they on average', async () => {
    const members = rowsOf(await run(['one', 'plain', 'other@1']), 'member');
    const [, , turned] = rowsOf(await run(['other@1', 'one', 'plain']), 'member');
    const last = members[2];
    expect(turned['ensembleAccuracy']).toBe(last['ensembleAccuracy']);
    for (const column of ['ensembleNll', 'ensembleEce']) expect(number(turned, column)).toBeCloseTo(number(last, column), 12);
    expect(number(last, 'ensembleNll')).toBeLessThan(members.reduce((sum, row) => sum + number(row, 'nll'), 0) / 3);
  });

  it('says what came out under its figures', async () => {
    const { caption, notes } = await run(['one', 'other']);
    expect(caption).toMatch(/^The mean of 2 predictions has an accuracy of [\d.]+\u2009% \(each alone [\d.]+\u2009%( to [\d.]+\u2009%)?\), a negative log-likelihood of [\d.]+ \(each alone [\d.]+ to [\d.]+\) and an expected calibration error of/);
    expect(notes).toEqual([`Predictions of 40 images to test on, of ${tinyTraining.dataset}.`]);
  });
});

describe('the reliability diagram', () => {
  it('adds up to the accuracy and the calibration error of the last row, and to the mean accuracy of the members', async () => {
    const result = await run(['one', 'plain', 'other']);
    const members = rowsOf(result, 'member');
    const bins = (of: string) => rowsOf(result, 'bin').filter((row) => row['of'] === of);
    const sum = (rows: readonly Row[], of: (row: Row) => number) => rows.reduce((total, row) => total + (row['share'] === 0 ? 0 : of(row)), 0);
    const share = (row: Row) => number(row, 'share');
    for (const of of ['Ensemble', 'Members alone']) expect(sum(bins(of), share)).toBeCloseTo(1, 13);
    expect(sum(bins('Ensemble'), (row) => share(row) * number(row, 'binAccuracy'))).toBeCloseTo(number(members[2], 'ensembleAccuracy'), 13);
    expect(sum(bins('Ensemble'), (row) => share(row) * Math.abs(number(row, 'binAccuracy') - number(row, 'confidence')))).toBeCloseTo(number(members[2], 'ensembleEce'), 13);
    expect(sum(bins('Members alone'), (row) => share(row) * number(row, 'binAccuracy'))).toBeCloseTo(members.reduce((total, row) => total + number(row, 'accuracy') / 3, 0), 13);
    for (const row of bins('Ensemble')) if (share(row) > 0) expect(Math.ceil(number(row, 'confidence') * 15)).toBe(row['bin']);
    expect(bins('Ensemble').filter((row) => share(row) === 0).every((row) => row['confidence'] === null && row['binAccuracy'] === null)).toBe(true);
  });
});

describe('recomputed statistics', () => {
  it('give other predictions than those kept, and the same for the same weights', async () => {
    const [kept] = rowsOf(await run(['one', 'one']), 'member');
    const result = await run(['one', 'other', 'one'], { statistics: 'recomputed', statisticsOver: 64, batch: 32 });
    const [first, , third] = rowsOf(result, 'member');
    expect(first['nll']).not.toBeCloseTo(number(kept, 'nll'), 4);
    expect(third['nll']).toBe(first['nll']);
    expect(result.notes[0]).toContain('Batch-norm statistics are recomputed for each over 64 of its training images, not augmented.');
  });
});

it('recomputes statistics as a landscape does', async () => {
  const { rows } = await runInMemory(landscape, { weights: 'one', dimensions: '1', side: 3, sets: 'train and test', examples: 96, statistics: 'recomputed' }, { weights: shelf, seed: 1 });
  const centre = rows.map(({ row }) => row).find(({ a }) => a === 0)!;
  const [first] = rowsOf(await run(['one', 'other'], { statistics: 'recomputed' }), 'member');
  expect(number(first, 'nll')).toBeCloseTo(number(centre, 'testLoss'), 4);
  expect(first['accuracy']).toBe(centre['testAccuracy']);
});

describe('resumed', () => {
  it('comes to the same rows, also where what it kept is broken or gone', async () => {
    const whole = await run(['one', 'plain', 'other']);
    expect((await readdir(whole.folder)).includes('checkpoints')).toBe(false);
    for (const harm of ['none', 'torn', 'gone']) {
      const begun = await run(['one', 'plain', 'other'], {}, { stopAfter: 2 });
      const kept = join(begun.folder, 'checkpoints', 'logits-1');
      if (harm === 'torn') await truncate(kept, 200);
      if (harm === 'gone') await rm(kept);
      const resumed = await run(['one', 'plain', 'other'], {}, { done: begun.rows, folder: begun.folder });
      expect(resumed.rows).toEqual(whole.rows);
      expect(resumed.caption).toBe(whole.caption);
    }
  });

  it('takes what members predicted from where it was kept', async () => {
    const begun = await run(['one', 'other'], {}, { stopAfter: 1 });
    const kept = join(begun.folder, 'checkpoints', 'logits-1');
    const read = await readNpy(kept);
    await writeFile(kept, encodeNpy({ ...read, data: new Float32Array(read.data.length) }));
    const [, second] = rowsOf(await run(['one', 'other'], {}, { done: begun.rows, folder: begun.folder }), 'member');
    // A member that thinks all classes alike changes no decision, but what is thought of them.
    expect(second['ensembleAccuracy']).toBe(second['accuracy']);
    expect(second['ensembleNll']).not.toBe(rowsOf(await run(['one', 'other']), 'member')[1]['ensembleNll']);
    expect(number(second, 'ensembleNll')).not.toBeCloseTo(number(second, 'nll'), 3);
  });
});

describe('refuses in a sentence', () => {
  it('fewer than two weights', async () => {
    await expect(run([])).rejects.toThrow('"weights" is []; an ensemble has two members or more');
    await expect(run(['one'])).rejects.toThrow('"weights" is ["one"]; an ensemble has two members or more');
  });

  it('weights of other classes or other images, and takes those of other images where the dataset is named', async () => {
    await expect(run(['one', 'fewer'])).rejects.toThrow(/^The weights fewer were trained on glyphs\S+classes=5, whose images to test on are not those of glyphs\S+, on which one was trained: leave one of them out/);
    await expect(run(['one', 'fewer'], { dataset: tinyTraining.dataset })).rejects.toThrow('does not hold weights of resnet-8-x0.25 for 10 classes');
    await expect(run(['one', 'unlike'])).rejects.toThrow('The weights unlike were trained on');
    expect((await run(['one', 'unlike'], { dataset: tinyTraining.dataset })).rows.length).toBe(32);
  });

  it('a broken file, and weights that are not numbers', async () => {
    const [file, copy] = [(await shelf.weightsPath('other')).path, join(temporaryFolder(), 'copy.safetensors')];
    const bytes = await readFile(file);
    const given = (reference: string): Shelf => ({ ...shelf, weightsPath: async (asked) => ({ ...(await shelf.weightsPath(asked)), ...(asked === reference ? { path: copy } : {}) }) });
    await writeFile(copy, bytes.subarray(0, bytes.length - 9));
    await expect(run(['one', 'other'], {}, { weights: given('other') })).rejects.toThrow(`The file ${copy} is not a whole safetensors file`);
    bytes.writeFloatLE(NaN, bytes.length - 4);
    await writeFile(copy, bytes);
    await expect(run(['one', 'other'], {}, { weights: given('other') })).rejects.toThrow('What the weights other predict is not a number for some images');
  });
});
