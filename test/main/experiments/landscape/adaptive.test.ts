import { beforeAll, describe, expect, it } from 'vitest';
import type { Shelf } from '../../../../src-main/experiments/bench';
import { runInMemory, type InMemory, type RunResult } from '../../../../src-main/experiments/in-memory';
import { landscape } from '../../../../src-main/experiments/landscape';
import { tinyShelf } from '../tiny';

/** A network that was trained until it is right about most of its images. */
let weights: Shelf;
beforeAll(async () => {
  weights = await tinyShelf({ network: 'resnet-8-x0.5', dataset: 'glyphs?side=16&hardness=0&train=1000&test=400', augmentation: 'none', length: 12, batch: 32, rate: 0.1 });
});

const asked = { weights: 'tiny', examples: 1000, side: 17, reach: 1, sets: 'train and test' } as const;
const run = (setup: object, options: InMemory = {}) => runInMemory(landscape, { ...asked, ...setup }, { seed: 3, weights, ...options });
const rowsOf = ({ rows }: RunResult) => rows.map(({ row }) => row);
const percentOff = (found: number, exact: number, range: number) => (100 * Math.abs(Math.log(found) - Math.log(exact))) / range;

describe('an adaptive drawing of a trained network', () => {
  let exact: RunResult;
  let adaptive: RunResult;
  beforeAll(async () => {
    exact = await run({});
    adaptive = await run({ drawing: 'adaptive' });
  });

  it('is within its tolerance of the exact one nearly everywhere, far from it nowhere, and looks at fewer images', () => {
    const losses = rowsOf(exact).map(({ loss }) => Number(loss));
    const range = Math.log(Math.min(10, Math.max(...losses))) - Math.log(Math.min(...losses));
    expect(Math.exp(range), 'the surface is worth drawing').toBeGreaterThan(3);
    const off = rowsOf(adaptive).map(({ loss, testLoss }, n) => [percentOff(Number(loss), losses[n], range), percentOff(Number(testLoss), Number(rowsOf(exact)[n]['testLoss']), range)]);
    const within = (k: number) => off.filter((each) => each[k] <= 1).length / off.length;
    expect(within(0)).toBeGreaterThan(0.95);
    expect(within(1)).toBeGreaterThan(0.9);
    expect(Math.max(...off.map(([train]) => train))).toBeLessThan(3);
    const images = rowsOf(adaptive).reduce((sum, row) => sum + Number(row['images']), 0);
    expect(images).toBeLessThan((17 * 17 * 1000) / 2);
    expect(adaptive.notes.at(-1)).toContain(`with ${images.toLocaleString('en')} evaluations of an image in place of 289,000`);
    expect(adaptive.caption).toMatch(/^Drawn adaptively, to within 1% of the logarithmic range from [\d.]+ to 10, with [\d.]+ times fewer evaluations/);
    expect(adaptive.notes.at(-1)).toMatch(/Of \d+ interpolated values tried out at random/);
  });

  it('says of each value how it was made, and how sure it is', () => {
    for (const [n, row] of rowsOf(adaptive).entries()) {
      const { loss, error, images, made } = row as { loss: number; error: number; images: number; made: string };
      if (made === 'interpolated') expect([error, images]).toEqual([null, 0]);
      else if (images === 1000) expect(error).toBe(0);
      else expect(error).toBeGreaterThan(0);
      if (made === 'evaluated' && images < 1000) expect(Math.abs(loss - Number(rowsOf(exact)[n]['loss']))).toBeLessThan(6 * error);
    }
    expect(new Set(rowsOf(adaptive).map(({ made }) => made))).toEqual(new Set(['evaluated', 'interpolated']));
  });

  it('has the network\'s own loss in the middle, to the last bit of the exact one', () => {
    const centre = (17 * 17 - 1) / 2;
    expect(rowsOf(adaptive)[centre]['loss']).toBe(rowsOf(exact)[centre]['loss']);
  });

  it.each([[5], [120]])('gone on with after %i rows equals one that was never stopped', async (stopAfter) => {
    const begun = await run({ drawing: 'adaptive' }, { stopAfter });
    expect((await run({ drawing: 'adaptive' }, { done: begun.rows })).rows).toEqual(adaptive.rows);
  });
});

it('an adaptive drawing between three weights goes on too, its statistics moving along', async () => {
  const setup = { directions: 'plane through three weights', other: 'tiny@1', third: 'tiny@0', examples: 700, sets: 'train', side: 11, statistics: 'interpolated, variances at least 0', drawing: 'adaptive' };
  const whole = await run(setup);
  expect(whole.rows.length).toBe(11 * 11 + 3);
  const begun = await run(setup, { stopAfter: 60 });
  expect((await run(setup, { done: begun.rows })).rows).toEqual(whole.rows);
});
