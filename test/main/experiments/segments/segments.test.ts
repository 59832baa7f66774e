import { beforeAll, describe, expect, it } from 'vitest';
import type { Shelf } from '../../../../src-main/experiments/bench';
import { connectivity } from '../../../../src-main/experiments/connectivity';
import { runInMemory, type RunResult } from '../../../../src-main/experiments/in-memory';
import { parseSetup } from '../../../../src-main/experiments/kind';
import { segments } from '../../../../src-main/experiments/segments';
import { tinyShelves } from '../tiny';

const setup = { weights: 'one@0', others: ['one@1', 'one'], points: 4, examples: 50, statisticsOver: 90 };

let shelf: Shelf;
beforeAll(async () => {
  shelf = await tinyShelves({ one: {}, two: { seed: 2 }, other: { network: 'resnet-8-noshort-x0.25' } });
});
const run = (answers: object = {}, options: object = {}) => runInMemory(segments, { ...setup, ...answers }, { weights: shelf, ...options });
const rowsOf = ({ rows }: RunResult, part: string, segment?: string) => rows.map(({ row }) => row).filter((row) => row['part'] === part && (segment === undefined || row['segment'] === segment));

describe('straight segments along a chain of checkpoints', () => {
  let whole: RunResult;
  beforeAll(async () => {
    whole = await run();
  });

  it('lead from each to the next, and every row is foreseen', () => {
    expect(whole.rows).toHaveLength(segments.count(parseSetup(segments, setup))!);
    rowsOf(whole, 'path').forEach(({ place }, k) => expect(place).toBeCloseTo([0, 1, 2, 3, 3, 4, 5, 6][k] / 3, 12));
  });

  it('meet at their common end', () => {
    const [first, second] = ['after 0 to after 1', 'after 1 to after 2'].map((segment) => rowsOf(whole, 'path', segment));
    expect([first[3]['trainLoss'], first[3]['testLoss']]).toEqual([second[0]['trainLoss'], second[0]['testLoss']]);
  });

  it('tell the barrier above the line between their ends', () => {
    const losses = rowsOf(whole, 'path', 'after 0 to after 1').map(({ trainLoss }) => Number(trainLoss));
    const heights = losses.map((loss, k) => loss - ((1 - k / 3) * losses[0] + (k / 3) * losses[3]));
    const told = rowsOf(whole, 'summary', 'after 0 to after 1').find(({ quantity }) => quantity === 'training loss')!;
    expect(told['barrier']).toBeCloseTo(Math.max(0, ...heights), 12);
    expect(told['greatest']).toBe(Math.max(...losses));
    expect(whole.caption).toContain(`${Number(told['barrier']).toPrecision(3)} (after 0 to after 1)`);
  });

  it('tell every quantity of each of them', () => {
    const error = rowsOf(whole, 'path', 'after 1 to after 2').map(({ testAccuracy }) => 1 - Number(testAccuracy));
    const summaries = rowsOf(whole, 'summary', 'after 1 to after 2');
    expect(summaries).toHaveLength(5);
    for (const { least, greatest, mean } of summaries) expect([least, greatest, mean].every((value) => typeof value === 'number')).toBe(true);
    expect(summaries.find(({ quantity }) => quantity === 'test error')).toMatchObject({ least: Math.min(...error), greatest: Math.max(...error) });
  });

  it.each([2, 6, 11])('have the same rows when they are paused after %i', async (stopAfter) => {
    const paused = await run({}, { stopAfter });
    expect((await run({}, { done: paused.rows })).rows).toEqual(whole.rows);
  });
});

it('a segment is the one that connectivity looks along', async () => {
  const mine = await run({ weights: 'one', others: ['two'] });
  const theirs = await runInMemory(connectivity, { weights: 'one', other: 'two', length: 0, points: 4, examples: 50, statisticsOver: 90 }, { weights: shelf });
  const straight = theirs.rows.map(({ row }) => row).filter(({ part, line }) => part === 'path' && line === 'straight segment');
  rowsOf(mine, 'path').forEach((row, k) => {
    for (const column of ['trainLoss', 'testLoss', 'penalty', 'distance']) expect(Number(row[column])).toBeCloseTo(Number(straight[k][column]), 5);
  });
});

it('every pair of three networks has its segment', async () => {
  const { rows } = await run({ weights: 'one', others: ['two', 'one@0'], pairs: 'every pair', points: 3 });
  expect([...new Set(rows.map(({ row }) => row['segment']))]).toEqual(['one, after 2 to two, after 2', 'one, after 2 to one, after 0', 'two, after 2 to one, after 0']);
});

it.each([
  ['no other end', { others: [] }, 'at least one more'],
  ['the same end twice', { others: ['one@1', 'one@1'] }, 'begin and end at one@1'],
  ['the same weights by two names', { weights: 'one@2', others: ['one'] }, 'same point of weight space'],
  ['weights of another network of the same shapes', { others: ['other'] }, 'those of another network'],
])('refuses %s in a sentence', async (_, answers, sentence) => {
  await expect(run(answers)).rejects.toThrow(sentence);
});
