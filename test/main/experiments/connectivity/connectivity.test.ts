import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Shelf } from '../../../../src-main/experiments/bench';
import { connectivity } from '../../../../src-main/experiments/connectivity';
import { runInMemory, type RunResult } from '../../../../src-main/experiments/in-memory';
import { parseSetup } from '../../../../src-main/experiments/kind';
import { openTrained } from '../../../../src-main/experiments/open-trained';
import { ENDS_HOLD } from '../../../../src-main/fitting/curve/ends';
import { tinyShelves } from '../tiny';

const setup = { weights: 'one', other: 'two', length: 2, batch: 48, points: 5, examples: 60, statisticsOver: 96, after: [1], keep: [0.25] };
const rowsOf = ({ rows }: RunResult, part: string, line?: string) => rows.map(({ row }) => row).filter((row) => row['part'] === part && (line === undefined || row['line'] === line));

let shelf: Shelf;
beforeAll(async () => {
  shelf = await tinyShelves({ one: { seed: 1 }, two: { seed: 2 }, other: { network: 'resnet-8-noshort-x0.25' }, fewer: { dataset: 'glyphs?side=16&train=96&test=40&classes=4' } });
});
const connect = (answers: object = {}, options: object = {}) => runInMemory(connectivity, { ...setup, ...answers }, { seed: 5, weights: shelf, ...options });

describe('a curve between two networks', () => {
  let whole: RunResult;
  beforeAll(async () => {
    whole = await connect();
  });

  it('is looked along while it is found and at its end, beside the straight segment, and every row is foreseen', () => {
    expect(whole.rows).toHaveLength(connectivity.count(parseSetup(connectivity, setup))!);
    expect(rowsOf(whole, 'fit').map(({ epoch }) => epoch)).toEqual([0, 1, 2]);
    for (const line of ['straight segment', 'curve on the way', 'curve']) expect(rowsOf(whole, 'path', line).map(({ t }) => t)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(whole.caption).toMatch(/^Along the curve, .* long, the training loss is at most .* Along the straight segment/);
    expect(whole.notes).toEqual([ENDS_HOLD]);
  });

  it('has the ends of the straight segment, and another middle', () => {
    const [curve, straight] = ['curve', 'straight segment'].map((line) => rowsOf(whole, 'path', line));
    const seen = ({ trainLoss, testLoss, penalty }: (typeof curve)[number]) => ({ trainLoss, testLoss, penalty });
    expect(seen(curve[0])).toEqual(seen(straight[0]));
    expect(seen(curve[4])).toEqual(seen(straight[4]));
    expect(curve[2]['trainLoss']).not.toBe(straight[2]['trainLoss']);
  });

  it('adds the weight-decay term to the training loss', () => {
    for (const row of rowsOf(whole, 'path')) expect(row['penalisedLoss']).toBeCloseTo(Number(row['trainLoss']) + Number(row['penalty']), 12);
  });

  it('leaves its bend and the weights asked for, which open as the network that they are of and have the loss told', async () => {
    const experiment = { setup: { ...setup, dataset: 'as-trained' } };
    const left = { ...shelf, weightsPath: (reference: string) => (reference.startsWith('curve@') ? Promise.resolve({ path: join(whole.folder, 'weights', `${reference.slice(6)}.safetensors`), experiment }) : shelf.weightsPath(reference)) } as Shelf;
    const there = await openTrained('curve@t-0.250', 'as-trained', left);
    const [bend, one, two] = await Promise.all(['curve@bend-1', 'one', 'two'].map((reference) => openTrained(reference, 'as-trained', left)));
    expect(there.spec).toBe('glyphs?side=16&train=96&test=40');
    there.weights.forEach((x, k) => expect(Math.abs(x - (0.5625 * one.weights[k] + 0.375 * bend.weights[k] + 0.0625 * two.weights[k]))).toBeLessThan(1e-6));
    expect(there.statistics.some((x, k) => x !== one.statistics[k])).toBe(true);
  });

  it.each([1, 7, 12, 13, 19, 24, 30])('has the same rows when it is paused after %i of them', async (stopAfter) => {
    const paused = await connect({}, { stopAfter });
    const { rows, caption } = await connect({}, { done: paused.rows, folder: paused.folder });
    expect(rows).toEqual(whole.rows);
    expect(caption).toBe(whole.caption);
  });

  it('begins its training again where its checkpoints are lost, with the same rows', async () => {
    const paused = await connect({}, { stopAfter: 15 });
    await rm(join(paused.folder, 'checkpoints'), { recursive: true });
    expect((await connect({}, { done: paused.rows, folder: paused.folder })).rows).toEqual(whole.rows);
  });
});

it('a curve that is not trained is the straight segment, whatever its family and bends', async () => {
  for (const [curve, bends] of [['bezier', 1], ['bezier', 3], ['chain', 2]]) {
    const found = await connect({ length: 0, after: [], curve, bends });
    const [line, straight] = ['curve', 'straight segment'].map((name) => rowsOf(found, 'path', name));
    line.forEach((row, k) => {
      expect(row['trainLoss']).toBeCloseTo(Number(straight[k]['trainLoss']), 4);
      expect(row['distance']).toBeCloseTo(Number(straight[k]['distance']), 4);
    });
  }
});

it('training takes the loss along the curve down, by a way around', async () => {
  const trained = { length: 30, snapshots: [], augmentation: 'none', rate: 0.1 } as const;
  const weights = await tinyShelves({ one: { ...trained, seed: 1 }, two: { ...trained, seed: 2 } });
  const { rows } = await runInMemory(connectivity, { ...setup, length: 30, after: [], rate: 0.05, points: 9, examples: 96, augmentation: 'none' }, { seed: 5, weights });
  const over = (line: string) => rows.find(({ row }) => row['part'] === 'summary' && row['line'] === line && row['quantity'] === 'training loss')!.row;
  expect(Number(over('curve')['mean'])).toBeLessThan(0.7 * Number(over('straight segment')['mean']));
  expect(Number(over('curve')['barrier'])).toBeLessThan(0.7 * Number(over('straight segment')['barrier']));
  expect(Number(over('curve')['length'])).toBeGreaterThan(Number(over('straight segment')['length']));
});

it('bends may start at other weights', async () => {
  const found = await connect({ length: 0, after: [], curve: 'chain', start: 'at other weights', startAt: ['one@0'], straight: false });
  const atStart = await connect({ other: 'one@0', length: 0, after: [] });
  expect(rowsOf(found, 'path', 'curve')[2]['trainLoss']).toBeCloseTo(Number(rowsOf(atStart, 'path', 'curve')[4]['trainLoss']), 5);
});

it.each([
  ['augmented images', { trainImages: 'augmented' }],
  ['another optimiser and decay of filters only', { optimiser: 'adamw', decayOn: 'weights', rate: 0.001 }],
  ['a network without batch norm', { weights: 'plain', other: 'plain@0' }],
])('takes %s', async (_, answers) => {
  const weights = 'weights' in answers ? await tinyShelves({ plain: { network: 'lenet-5', dataset: 'glyphs?side=28&train=96&test=40', augmentation: 'none' } }) : shelf;
  const { rows } = await runInMemory(connectivity, { ...setup, length: 1, after: [], points: 3, ...answers }, { seed: 5, weights });
  expect(rows.every(({ row }) => row['part'] !== 'path' || Number.isFinite(row['trainLoss']))).toBe(true);
});

it.each([
  ['the same weights twice', { other: 'one' }, 'once more'],
  ['the same weights under another name', { other: 'one@2' }, 'same point of weight space'],
  ['weights of another network of the same shapes', { other: 'other' }, 'those of another network'],
  ['weights for other classes', { other: 'fewer' }, 'does not hold weights of'],
  ['weights that are not there', { other: 'three' }, 'no experiment three'],
  ['too few weights to start at', { start: 'at other weights', bends: 2, startAt: ['one@0'] }, 'name as many weights'],
  ['a look after the end', { after: [9] }, 'before 9'],
])('refuses %s in a sentence', async (_, answers, sentence) => {
  await expect(connect(answers)).rejects.toThrow(sentence);
});
