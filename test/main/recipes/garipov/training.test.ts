import { describe, expect, it } from 'vitest';
import { publishedCurves, publishedEnsembles } from '../../../../src-main/recipes/garipov/published';
import { networksFor } from '../../../../src-main/recipes/garipov/networks';
import { desk, paper, planned, setupsOf } from '../planned';

const schedule = { schedule: 'garipov', optimiser: 'sgd', batch: 128, augmentation: 'crop-flip' };

describe('at paper scale', () => {
  it('ends are trained as the code of the paper has it, twice each from different seeds', () => {
    const ends = planned('garipov-curves', 'training');
    expect(ends.map(({ seed, setup: { network, length, rate, decay, dataset } }) => [seed, network, length, rate, decay, dataset])).toEqual([
      ['vgg-16', 200, 0.05, 5e-4, 'cifar10?normalise=imagenet'], ['preresnet-164', 150, 0.1, 3e-4, 'cifar10?normalise=cifar'], ['wrn-28-10', 200, 0.1, 5e-4, 'cifar10?normalise=cifar'],
    ].flatMap((settings) => [0, 1].map((seed) => [seed, ...settings])));
    for (const { setup } of ends) expect(setup).toMatchObject(schedule);
  });

  it('both families of curves join them, looked along on augmented images', () => {
    const curves = setupsOf('garipov-curves', 'connectivity');
    expect(curves.map(({ weights, other, curve, length, rate }) => [weights, other, curve, length, rate])).toEqual([['vgg', 600, 0.015], ['preresnet', 200, 0.03], ['wrn', 200, 0.03]].flatMap(
      ([key, length, rate]) => ['bezier', 'chain'].map((family) => [`${key}.1.training`, `${key}.2.training`, family, length, rate]),
    ));
    for (const setup of curves) expect(setup).toMatchObject({ ...schedule, bends: 1, points: 61, trainImages: 'augmented' });
  });

  it('an ensemble sets out from epoch 160 of 200 and has a member of each cycle of 2 epochs', () => {
    const all = setupsOf('garipov-fge', 'training');
    expect(all.map(({ dataset }) => dataset)).toEqual(['imagenet', 'imagenet', 'cifar', 'cifar', 'cifar', 'cifar'].map((by) => `cifar100?normalise=${by}`));
    expect(all[2]).toMatchObject({ ...schedule, network: 'preresnet-164', length: 200, snapshots: [160], decay: 3e-4 });
    expect(all[3]).toMatchObject({ network: 'preresnet-164', length: 40, schedule: 'cyclic', rate: 0.05, end: 0.01, cycle: 2, initialisation: 'given', given: 'preresnet.alone.training@160', decay: 3e-4 });
    expect(all[1]).toMatchObject({ network: 'vgg-16', rate: 0.01, end: 0.01 });
    const [{ weights }] = setupsOf('garipov-fge', 'ensemble');
    expect(weights).toEqual(Array.from({ length: 20 }, (_, k) => `vgg.cyclic@${2 * k + 1}`));
  });
});

it('at desk scale the ensemble and the network alone have the same number of epochs', () => {
  const [alone, cyclic] = setupsOf('garipov-fge', 'training', desk);
  expect(Number(String(cyclic['given']).split('@')[1]) + Number(cyclic['length'])).toBe(alone['length']);
});

it('published numbers stand beside those of their dataset only', () => {
  const [vgg, preresnet] = networksFor(paper);
  expect(publishedCurves('cifar10', vgg)!.bezier).toMatchObject({ loss: [{ value: 0.14 }, { value: 0.24 }], error: [{ value: 6.79 }, { value: 7.75 }] });
  expect(publishedCurves('cifar100', preresnet)!.chain.error.map(({ value }) => value)).toEqual([21.4, 23.6]);
  expect([publishedCurves('glyphs', vgg), publishedEnsembles('cifar10', vgg)]).toEqual([undefined, undefined]);
  expect(publishedEnsembles('cifar100', vgg)!.map(({ value }) => value)).toEqual([72.5, 74.6]);
});
