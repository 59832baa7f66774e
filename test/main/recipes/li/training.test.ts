import { describe, expect, it } from 'vitest';
import { recipes } from '../../../../src-main/recipes';
import type { Circumstances } from '../../../../src-main/recipes/recipe';

const paper: Circumstances = { scale: 'paper', embedded: false, seed: 0 };
const desk: Circumstances = { ...paper, scale: 'desk' };
const setupsOf = (name: string, kind: string, where = paper) =>
  recipes.find((recipe) => recipe.name === name)!.plan(where).filter((planned) => planned.kind === kind).map(({ setup }) => setup({}));

describe('at paper scale', () => {
  it('networks are trained as the paper has them', () => {
    for (const setup of setupsOf('li-skip-connections', 'training')) {
      expect(setup).toMatchObject({
        dataset: 'cifar10?normalise=li', augmentation: 'crop-flip', length: 300, batch: 128, optimiser: 'nesterov', decay: 5e-4,
        schedule: 'step', milestones: [150, 225, 275], initialisation: 'li', rate: setup['network'] === 'resnet-110-noshort' ? 0.01 : 0.1,
      });
    }
    expect(setupsOf('li-skip-connections', 'training').map(({ network }) => network)).toEqual(['resnet-20', 'resnet-20-noshort', 'resnet-56', 'resnet-56-noshort', 'resnet-110', 'resnet-110-noshort']);
  });

  it('small and large batches are held against each other with both optimisers, decays and networks', () => {
    const setups = setupsOf('li-sharp-flat-1d', 'training');
    expect(setups.map(({ network, batch, optimiser, decay }) => `${String(network)} ${String(batch)} ${String(optimiser)} ${String(decay)}`)).toEqual([
      ['vgg-9', 8192], ['resnet-56', 4096],
    ].flatMap(([network, large]) => ['nesterov', 'adam'].flatMap((optimiser) => [0, 0.0005].flatMap((decay) => [128, large].map((batch) => `${network} ${batch} ${optimiser} ${decay}`)))));
    expect(setups.filter(({ optimiser }) => optimiser === 'adam').every(({ rate }) => rate === 1e-3)).toBe(true);
    expect(setupsOf('li-sharp-flat-1d', 'landscape')[0]).toMatchObject({ points: 401, from: -0.5, to: 1.5, statistics: 'interpolated', sets: 'train and test', examples: 50_000 });
  });

  it('surfaces are 51 points wide over all images, and a snapshot is kept of each epoch', () => {
    for (const setup of setupsOf('li-width', 'landscape')) expect(setup).toMatchObject({ side: 51, reach: 1, examples: 50_000 });
    expect(setupsOf('li-trajectories', 'training')[0]['snapshots']).toEqual(Array.from({ length: 301 }, (_, epoch) => epoch));
  });
});

it.each([
  ['li-sharp-flat-1d', ['li-filter-normalised-1d', 'li-small-large-batch-2d', 'li-trajectories', 'li-weight-norm', 'li-repeatability']],
  ['li-skip-connections', ['li-initialisation', 'li-convexity']],
])('the trainings of %s serve other recipes too', (name, others) => {
  for (const where of [desk, paper]) {
    const made = setupsOf(name, 'training', where);
    for (const other of others) {
      const wanted = setupsOf(other, 'training', where).filter(({ network }) => network !== 'densenet-121');
      expect(made).toEqual(expect.arrayContaining(wanted));
    }
  }
});
