import { beforeAll, describe, expect, it } from 'vitest';
import { kinds } from '../../../src-main/experiments';
import type { Shelf } from '../../../src-main/experiments/bench';
import { runInMemory } from '../../../src-main/experiments/in-memory';
import { parseSetup } from '../../../src-main/experiments/kind';
import { draw, choosePaper } from '../../../src-shared/figures';
import { tinyShelf, tinyTraining } from './tiny';

/** A setup for each kind that takes a second or two. A kind without one fails here. */
const setups: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  training: tinyTraining,
  trajectory: { weights: 'tiny', side: 3, examples: 24, sets: 'train and test' },
  landscape: { weights: 'tiny', side: 3, reach: 0.5, examples: 24, sets: 'train and test' },
  curvature: { weights: 'tiny', examples: 24, steps: 6 },
  histogram: { weights: 'tiny', bins: 5 },
  connectivity: { weights: 'tiny@1', other: 'tiny', length: 1, points: 3, examples: 24, statisticsOver: 32 },
  segments: { weights: 'tiny@1', others: ['tiny'], points: 3, examples: 24, statisticsOver: 32 },
  ensemble: { weights: ['tiny@1', 'tiny'], examples: 24, statistics: 'recomputed', statisticsOver: 32 },
};

/** Kinds that draw nothing at random. */
const withoutChance: readonly string[] = ['trajectory', 'histogram', 'segments', 'ensemble'];

describe.each(Object.entries(kinds))('%s', (name, kind) => {
  let weights: Shelf;
  beforeAll(async () => {
    weights = await tinyShelf();
  });
  const setup = () => {
    if (!setups[name]) throw new Error(`no tiny setup for the kind: ${name}`);
    return setups[name];
  };
  const run = (options: Parameters<typeof runInMemory>[2] = {}) => runInMemory(kind, setup(), { seed: 7, weights, ...options });

  it('yields as many rows as it counts, with the columns it describes', async () => {
    const { rows, madeWith } = await run();
    const counted = kind.count(parseSetup(kind, setup()));
    if (counted !== undefined) expect(rows.length).toBe(counted);
    expect(rows.map(({ n }) => n)).toEqual(rows.map((_, i) => i));
    for (const { row } of rows) expect(Object.keys(row).sort()).toEqual(Object.keys(kind.columns).sort());
    expect(madeWith?.engine).toBeTruthy();
  });

  it('gives the same rows for the same seed, and others for another where it draws at random', async () => {
    const [one, same, other] = [await run(), await run(), await run({ seed: 8 })];
    expect(same.rows).toEqual(one.rows);
    if (withoutChance.includes(name)) expect(other.rows).toEqual(one.rows);
    else expect(other.rows).not.toEqual(one.rows);
  });

  it('resumed after any row, equals an uninterrupted run to the last bit', async () => {
    const whole = await run();
    for (let stopAfter = 1; stopAfter < Math.min(whole.rows.length, 4); stopAfter++) {
      const begun = await run({ stopAfter });
      const resumed = await run({ done: begun.rows, folder: begun.folder });
      expect(resumed.rows).toEqual(whole.rows);
    }
  });

  // Of other kinds shares are refused (jobs).
  if (kind.divisible(parseSetup(kind, setups[name] ?? {}))) it('makes the same rows in two shares as in one run', async () => {
    const whole = await run();
    const shares = [await run({ share: [1, 2] }), await run({ share: [2, 2] })];
    const merged = shares.flatMap(({ rows }) => rows).sort((a, b) => a.n - b.n);
    expect(merged).toEqual(whole.rows);
  });

  it('has figures that can be drawn from its rows', async () => {
    const { rows } = await run();
    const answers: Readonly<Record<string, unknown>> = parseSetup(kind, setup());
    const asked = kind.figures.filter(({ when = {} }) => Object.entries(when).every(([field, values]) => values.includes(answers[field] as string)));
    expect(asked.length).toBeGreaterThan(0);
    for (const spec of asked) expect(draw(spec, rows.map(({ row }) => row), kind.columns, choosePaper()).items.length).toBeGreaterThan(3);
  });
});
