import { describe, expect, it } from 'vitest';
import { openDataset } from '../../../src-main/datasets';
import { mostThatFit, refuseWhatDoesNotFit } from '../../../src-main/fitting/fits';
import { fitProgram } from '../../../src-main/fitting/fit-program';
import { openNetwork } from '../../../src-main/networks';

describe('refuseWhatDoesNotFit', async () => {
  const dataset = await openDataset('glyphs?train=20&test=10');
  const network = openNetwork('resnet-20', { classes: 10, input: dataset.shape });
  const { program } = fitProgram({ network, dataset, optimiser: 'sgd', settings: { momentum: 0.9, betas: [0.9, 0.999], epsilon: 1e-8, decay: 0 }, decayOn: 'all', smoothing: 0 });

  it('lets pass what fits', () => {
    expect(() => refuseWhatDoesNotFit(program, 'step', 128, 8e9)).not.toThrow();
  });

  it('says how much is needed and which batch would fit', () => {
    expect(() => refuseWhatDoesNotFit(program, 'step', 1_000_000, 8e9)).toThrow(/batch of 1000000 needs about \d+\.\d GB.*may use 7\.5 GB\. A batch of \d+ would fit/);
  });

  it('names a batch that it then lets pass, and no larger one', () => {
    let advised = 0;
    try {
      refuseWhatDoesNotFit(program, 'step', 1_000_000, 8e9);
    } catch (error) {
      advised = Number(/A batch of (\d+) would fit/.exec((error as Error).message)?.[1]);
    }
    expect(() => refuseWhatDoesNotFit(program, 'step', advised, 8e9)).not.toThrow();
    expect(() => refuseWhatDoesNotFit(program, 'step', advised + 1, 8e9)).toThrow();
  });

  it('says so where not even one example fits', () => {
    expect(() => refuseWhatDoesNotFit(program, 'step', 4, 1e6)).toThrow(/not even a batch of one/i);
  });

  it('knows how many examples fit, and none where not even one does', () => {
    const most = mostThatFit(program, 'step', 1_000_000, 8e9);
    expect(() => refuseWhatDoesNotFit(program, 'step', most, 8e9)).not.toThrow();
    expect(() => refuseWhatDoesNotFit(program, 'step', most + 1, 8e9)).toThrow(`A batch of ${most} would fit.`);
    expect(mostThatFit(program, 'step', 4, 1e6)).toBe(0);
  });
});
