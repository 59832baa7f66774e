import { describe, expect, it } from 'vitest';
import { openDataset } from '../../../../src-main/datasets';
import { fitThatFits } from '../../../../src-main/experiments/training/fit-that-fits';
import { openNetwork } from '../../../../src-main/networks';

describe('a batch that is larger than memory', async () => {
  const dataset = await openDataset('glyphs?train=5000&test=10');
  const network = openNetwork('resnet-20', { classes: 10, input: dataset.shape });
  const fit = (batch: number, piece: number, limit = 4e9) =>
    fitThatFits({ network, dataset, optimiser: 'sgd', settings: { momentum: 0.9, betas: [0.9, 0.999], epsilon: 1e-8, decay: 0 }, decayOn: 'all', smoothing: 0 }, { batch, piece }, limit);
  const refusal = (batch: number, piece: number, limit?: number): string => {
    try {
      fit(batch, piece, limit);
    } catch (error) {
      return (error as Error).message;
    }
    return '';
  };

  it('is refused with the batch that would fit, and how many examples looked at together would let this one be', () => {
    const sentence = refusal(5000, 0);
    const [, batch, together] = /^A batch of 5000 needs about .*\. A batch of (\d+) would fit; so would this one if at most (\d+) of its examples were looked at together\.$/.exec(sentence) ?? [];
    expect(refusal(Number(batch), 0)).toBe('');
    expect(refusal(5000, Number(together))).toBe('');
    expect(refusal(5000, Number(together) + 1)).toMatch(`Looking at ${Number(together) + 1} examples together needs about`);
    expect(refusal(5000, Number(together) + 1)).toMatch(`${together} together would fit.`);
  });

  it('may be of any size once its pieces fit', () => {
    expect(refusal(5000, 100)).toBe('');
    expect(fit(5000, 100).program.entries.has('piece')).toBe(true);
  });

  it('gathers nothing where batches are looked at as a whole', () => {
    expect([fit(100, 0).gathered, fit(100, 0).program.entries.has('piece')]).toEqual([[], false]);
  });

  it('is not told of pieces where none would fit', () => {
    expect(refusal(5000, 0, 1e6)).toMatch(/not even a batch of one/i);
  });
});
