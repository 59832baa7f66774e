import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDataset } from '../../../src-main/datasets';
import type { Dataset } from '../../../src-main/datasets/dataset';
import { openEngine } from '../../../src-main/engine/open';
import type { Session } from '../../../src-main/engine/engine';
import { fillSplit } from '../../../src-main/fitting/examples';
import { fitProgram, type FitProgram } from '../../../src-main/fitting/fit-program';
import { optimisers, type OptimiserName } from '../../../src-main/fitting/optimisers';
import { stepFeeds } from '../../../src-main/fitting/step-feeds';
import { takeStep, type StepOutcome } from '../../../src-main/fitting/take-step';
import { initialWeights, openNetwork } from '../../../src-main/networks';

const COUNT = 50;
const settings = { momentum: 0.9, betas: [0.9, 0.999], epsilon: 1e-8, decay: 1e-3 } as const;
const networkOf = (...norm: object[]) => JSON.stringify({ blocks: [{ layer: 'conv', name: 'a', out: 8, size: 3 }, ...norm, { layer: 'relu' }, { layer: 'max-pool', size: 4 }, { layer: 'flatten' }, { layer: 'dense', name: 'b', out: 'classes' }] });
const PLAIN = networkOf();
const NORMED = networkOf({ layer: 'batch-norm', name: 'n' });
const augmentation = { pad: 2, flip: true };
let dataset: Dataset;
const opened: Session[] = [];

beforeAll(async () => {
  dataset = await openDataset(`glyphs?side=16&train=${COUNT}&test=10`);
});
afterAll(async () => {
  for (const session of opened) await session.close();
});

interface Trained {
  readonly outcomes: readonly StepOutcome[];
  readonly weights: Float32Array;
  readonly statistics: Float32Array | undefined;
}

/** A network after some updates by batches of `batch` examples, looked at in pieces of `piece`. */
async function train(name: string, optimiser: OptimiserName, { batch, piece, updates }: { readonly batch: number; readonly piece?: number; readonly updates: number }): Promise<Trained> {
  const network = openNetwork(name, { classes: 10, input: dataset.shape });
  const fit: FitProgram = fitProgram({ network, dataset, augmentation, optimiser, settings, decayOn: 'all', smoothing: 0, inPieces: piece !== undefined });
  const session = await (await openEngine()).load(fit.program);
  opened.push(session);
  await fillSplit(session, fit.train, dataset.train);
  const start = initialWeights(network, { seed: 4 });
  await session.set('weights', start.weights);
  if (fit.statistics) await session.set('statistics', start.statistics);
  // What is in them before the first piece must not matter.
  for (const { name: variable, shape: [size] } of fit.gathered) await session.set(variable, new Float32Array(size).fill(7));
  for (const slot of fit.slots) await session.set(slot.name, new Float32Array(network.layout.parameters));
  const feeds = stepFeeds({ seed: 4, count: COUNT, batch, perEpoch: Math.ceil(COUNT / batch), augmentation, ...(piece !== undefined && { piece }) });
  const outcomes: StepOutcome[] = [];
  for (let update = 0; update < updates; update++) outcomes.push(await takeStep(session, fit, feeds.pieces(update), optimisers[optimiser].feeds(settings, 0.01, update)));
  return { outcomes, weights: (await session.get('weights')) as Float32Array, statistics: fit.statistics && ((await session.get('statistics')) as Float32Array) };
}

const apart = (one: Float32Array, other: Float32Array) => Math.hypot(...one.map((x, i) => x - other[i])) / Math.hypot(...one);

describe('a batch looked at in pieces', () => {
  // A last batch of 2 examples and pieces of unequal sizes are among them.
  const batches = { batch: 16, updates: 8 };

  it.each(['sgd', 'nesterov', 'adam', 'adamw'] as const)('moves the weights by %s as the whole batch does, to rounding', async (optimiser) => {
    const [whole, pieces] = [await train(PLAIN, optimiser, batches), await train(PLAIN, optimiser, { ...batches, piece: 5 })];
    expect(apart(whole.weights, pieces.weights)).toBeLessThan(1e-5);
    expect(apart(whole.weights, initialWeights(openNetwork(PLAIN, { classes: 10, input: dataset.shape }), { seed: 4 }).weights)).toBeGreaterThan(1e-3);
    for (const [i, { loss, hits, examples }] of pieces.outcomes.entries()) {
      expect(loss).toBeCloseTo(whole.outcomes[i].loss, 4);
      expect([hits, examples]).toEqual([whole.outcomes[i].hits, whole.outcomes[i].examples]);
    }
  });

  it('is the whole batch where one piece holds it, batch norm or not', async () => {
    const [whole, piece] = [await train(NORMED, 'sgd', { ...batches, updates: 3 }), await train(NORMED, 'sgd', { ...batches, updates: 3, piece: 16 })];
    expect(apart(whole.weights, piece.weights)).toBeLessThan(1e-6);
    expect(apart(whole.statistics!, piece.statistics!)).toBeLessThan(1e-6);
  });

  it('moves running statistics once for an update, by the average over the pieces weighted by their sizes', async () => {
    // After a single update, each piece alone is a batch whose statistics can be read back.
    const pieces = await train(NORMED, 'sgd', { batch: COUNT, piece: 20, updates: 1 });
    const old = initialWeights(openNetwork(NORMED, { classes: 10, input: dataset.shape }), { seed: 4 }).statistics;
    const feeds = stepFeeds({ seed: 4, count: COUNT, batch: COUNT, perEpoch: 1, augmentation, piece: 20 }).pieces(0);
    expect(feeds.map(({ examples }) => examples.length)).toEqual([17, 16, 17]);
    const expected = old.map((x) => 0.9 * x);
    for (const one of feeds) {
      const alone = await statisticsAfter(one);
      alone.forEach((x, i) => (expected[i] += ((x - 0.9 * old[i]) * one.examples.length) / COUNT));
    }
    expect(apart(expected, pieces.statistics!)).toBeLessThan(1e-5);
  });

  /** Running statistics after one update by these examples alone. */
  async function statisticsAfter(feeds: ReturnType<ReturnType<typeof stepFeeds>['at']>): Promise<Float32Array> {
    const network = openNetwork(NORMED, { classes: 10, input: dataset.shape });
    const fit = fitProgram({ network, dataset, augmentation, optimiser: 'sgd', settings, decayOn: 'all', smoothing: 0 });
    const session = await (await openEngine()).load(fit.program);
    opened.push(session);
    await fillSplit(session, fit.train, dataset.train);
    const start = initialWeights(network, { seed: 4 });
    await session.set('weights', start.weights);
    await session.set('statistics', start.statistics);
    for (const slot of fit.slots) await session.set(slot.name, new Float32Array(network.layout.parameters));
    await takeStep(session, fit, [feeds], optimisers.sgd.feeds(settings, 0.01, 0));
    return (await session.get('statistics')) as Float32Array;
  }
});

describe('pieces', () => {
  const cut = (batch: number, piece: number) => stepFeeds({ seed: 1, count: batch, batch, perEpoch: 1, augmentation, piece }).pieces(0);

  it('hold the examples of the batch in its order, each augmented as in the batch', () => {
    const whole = stepFeeds({ seed: 1, count: 50, batch: 50, perEpoch: 1, augmentation }).at(0);
    for (const name of ['examples', 'top', 'left', 'flip'] as const) expect(cut(50, 8).flatMap((piece) => [...((piece as Record<string, unknown>)[name] as Int32Array)])).toEqual([...((whole as Record<string, unknown>)[name] as Int32Array)]);
  });

  it('differ by one example at most, and none is left alone where they may hold three', () => {
    for (let batch = 2; batch < 60; batch++) {
      for (let piece = 3; piece < 20; piece++) {
        const sizes = cut(batch, piece).map(({ examples }) => examples.length);
        expect(Math.max(...sizes)).toBeLessThanOrEqual(piece);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        expect(Math.min(...sizes)).toBeGreaterThan(1);
      }
    }
  });

  it('drop different units, as the examples of one batch do', () => {
    const seeds = cut(30, 10).map((piece) => String(piece['dropout-seed']));
    expect(new Set(seeds).size).toBe(3);
  });
});
