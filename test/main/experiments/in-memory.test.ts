import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { countInShare, isInShare, numberRows, plainRow } from '../../../src-main/experiments/bench';
import { runInMemory } from '../../../src-main/experiments/in-memory';
import { leaveIn } from '../../../src-main/experiments/leaving';
import { temporaryFolder } from '../../temporary';
import { chain, counting } from '../jobs/counting';

const setup = { rows: 20 };
const numbering = (share?: readonly [number, number]): ReturnType<typeof numberRows> => numberRows([], share, () => Promise.resolve());

it('counts the rows of a share as those that belong to it', () => {
  for (let rows = 0; rows < 12; rows++) {
    for (const share of [[1, 1], [1, 3], [2, 3], [3, 3], [5, 5]] as const) {
      expect(countInShare(rows, share)).toBe(Array.from({ length: rows }, (_, n) => n).filter((n) => isInShare(n, share)).length);
    }
  }
});

it.each([counting, chain])('resumed after any row, a run of $name equals an uninterrupted one', async (kind) => {
  const whole = await runInMemory(kind, setup, { seed: 3, folder: temporaryFolder() });
  expect(whole.rows).toHaveLength(20);
  for (const stopAfter of [0, 1, 4, 5, 6, 19, 20]) {
    const folder = temporaryFolder();
    const first = await runInMemory(kind, setup, { seed: 3, folder, stopAfter });
    expect(first.rows).toHaveLength(stopAfter);
    expect((await runInMemory(kind, setup, { seed: 3, folder, done: first.rows })).rows).toEqual(whole.rows);
  }
});

it('gives in shares together what it gives whole', async () => {
  const parts = await Promise.all([1, 2, 3].map((i) => runInMemory(counting, setup, { share: [i, 3], folder: temporaryFolder() })));
  const rows = parts.flatMap((part) => part.rows).sort((one, other) => one.n - other.n);
  expect(rows).toEqual((await runInMemory(counting, setup, { folder: temporaryFolder() })).rows);
});

it('numbers rows of items taken several at a time, over several lists', () => {
  const numbers = numbering([2, 2]);
  expect([...numbers.remaining('abc'), ...numbers.remaining('def')]).toEqual(['b', 'd', 'f']);
  expect([numbers.next(), numbers.next(), numbers.next()]).toEqual([1, 3, 5]);
  expect(() => numbers.next()).toThrow('row without an item, after items: 6');
});

it('numbers rows that follow from one another from where they were cut, or from their end', async () => {
  const done = [0, 1, 2].map((n) => ({ n, row: {} }));
  for (const [cut, next] of [[1, 1], [3, 3], [4, 3]]) {
    const numbers = numberRows(done, undefined, () => Promise.resolve());
    await numbers.cut(cut);
    expect(numbers.done).toHaveLength(next);
    expect([numbers.next(), numbers.next()]).toEqual([next, next + 1]);
  }
});

it('makes of what JSON does not know what will be read back', () => {
  const row = plainRow({ a: NaN, b: -Infinity, c: -0, d: 1.5, e: 'x', f: null, g: true });
  expect(row).toEqual({ a: null, b: null, c: 0, d: 1.5, e: 'x', f: null, g: true });
  expect(JSON.parse(JSON.stringify(row))).toEqual(row);
});

it('leaves files by plain names only', async () => {
  const folder = temporaryFolder();
  await leaveIn(folder).array('losses', ['bytes']);
  expect(readFileSync(join(folder, 'arrays', 'losses.npy'), 'utf8')).toBe('bytes');
  expect(() => leaveIn(folder).weights('../x', [])).toThrow('not a plain file name: ../x');
});
