import { describe, expect, it } from 'vitest';
import { desk, paper, planned, setupsOf } from '../planned';

const NETWORKS = [['', 'vgg-16'], ['-resnet', 'resnet-56']] as const;

describe.each(NETWORKS)('at paper scale, recipes%s', (ending, network) => {
  it('modes A to F differ from G in one thing each, and begin from seeds of their own', () => {
    const [g, ...others] = planned(`gotmare-resilience${ending}`, 'training');
    expect(g.setup).toMatchObject({
      network, dataset: 'cifar10?normalise=cifar', length: 200, batch: 100, optimiser: 'sgd', rate: 0.05, decay: 5e-4, schedule: 'step', milestones: [60, 150], augmentation: 'crop-flip',
    });
    const differs = others.map(({ setup }) => Object.keys(setup).filter((name) => JSON.stringify(setup[name]) !== JSON.stringify(g.setup[name])));
    expect(differs).toEqual([ending === '' ? ['batch', 'piece'] : ['batch'], ['optimiser', 'rate'], ['schedule', 'end'], ['decay'], ['initialScale'], ['augmentation']]);
    expect(new Set([g, ...others].map(({ seed }) => seed)).size).toBe(7);
  });

  it('each is connected to G by a chain with one bend, and looked at while it is being found', () => {
    const curves = setupsOf(`gotmare-resilience${ending}`, 'connectivity');
    expect(curves.map(({ weights, other }) => `${String(weights)} ${String(other)}`)).toEqual(['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `${letter}.training g.training`));
    for (const setup of curves) expect(setup).toMatchObject({ curve: 'chain', bends: 1, points: 61, schedule: 'garipov', after: [1, 5, 20, 50, 100], rate: ending === '' ? 0.015 : 0.03 });
  });

  it('restarts come after 10, 30 and 70 epochs, and segments and curves join the weights before them', () => {
    expect(setupsOf(`gotmare-sgdr${ending}`, 'training')).toEqual([expect.objectContaining({ network, length: 150, schedule: 'sgdr', rate: 0.05, end: 1e-6, cycle: 10, cycleFactor: 2 })]);
    expect(setupsOf(`gotmare-sgdr${ending}`, 'segments')[0]).toMatchObject({ weights: 'sgdr.training@30', others: ['sgdr.training@70', 'sgdr.training@150'], pairs: 'each to the next' });
    expect(setupsOf(`gotmare-sgdr${ending}`, 'connectivity').map(({ weights, other }) => [weights, other])).toEqual([['sgdr.training@30', 'sgdr.training@70'], ['sgdr.training@70', 'sgdr.training@150']]);
  });

  it('the plane goes through w70, w150 and the bend between them, with the iterates, the curve and the segments over it', () => {
    const [setup] = setupsOf(`gotmare-sgdr-plane${ending}`, 'landscape');
    expect(setup).toMatchObject({
      weights: 'sgdr.training@70', other: 'sgdr.training@150', third: 'w70-w150.curve@bend-1', directions: 'plane through three weights', statistics: 'recomputed', sets: 'train and test',
      curves: ['w70-w150.curve'], segments: true,
    });
    const iterates = setup['iterates'] as string[];
    expect([iterates[0], iterates[1], iterates[16]]).toEqual(['sgdr.training@70', 'sgdr.training@75', 'sgdr.training@150']);
    const [{ setup: training }] = planned(`gotmare-sgdr-plane${ending}`, 'training');
    expect(training['snapshots']).toEqual(iterates.map((reference) => Number(reference.split('@')[1])));
  });

  it('the baseline is mode G, looked at around the drops of its rate', () => {
    const [g] = planned(`gotmare-resilience${ending}`, 'training');
    expect(planned(`gotmare-step-decay${ending}`, 'training')).toEqual([{ ...g, key: 'step.training' }]);
    expect(setupsOf(`gotmare-step-decay${ending}`, 'segments')[0]).toMatchObject({ weights: 'step.training@65', others: ['step.training@55', 'step.training@155', 'step.training@145'] });
    expect(setupsOf(`gotmare-step-decay${ending}`, 'training')[0]['snapshots']).toEqual([55, 65, 145, 155]);
  });
});

it.each([['', 'vgg-9-x0.25'], ['-resnet', 'resnet-20-x0.5']])('at desk scale a smaller network stands for it in recipes%s, and all weights that are asked for are kept', (ending, network) => {
  for (const name of ['resilience', 'sgdr', 'step-decay', 'sgdr-plane']) {
    for (const setup of setupsOf(`gotmare-${name}${ending}`, 'training', desk)) expect(setup).toMatchObject({ network, dataset: 'cifar10?normalise=cifar&train=5000&test=2000' });
  }
  const [{ snapshots }] = setupsOf(`gotmare-step-decay${ending}`, 'training', desk);
  const [{ weights, others }] = setupsOf(`gotmare-step-decay${ending}`, 'segments', desk);
  expect([weights, ...(others as string[])].map((reference) => Number(String(reference).split('@')[1])).sort((one, other) => one - other)).toEqual(snapshots);
});

it('at desk scale the baseline is as long as the training with restarts, at the same rate', () => {
  for (const [ending] of NETWORKS) {
    const [[{ length, rate }], [baseline]] = ['sgdr', 'step-decay'].map((name) => setupsOf(`gotmare-${name}${ending}`, 'training', desk));
    expect([baseline['length'], baseline['rate']]).toEqual([length, rate]);
  }
});

it.each([paper, desk])('the training and the curve of gotmare-sgdr serve the plane too at $scale scale', (where) => {
  for (const [ending] of NETWORKS) {
    for (const kind of ['training', 'connectivity']) expect(planned(`gotmare-sgdr${ending}`, kind, where)).toEqual(expect.arrayContaining(planned(`gotmare-sgdr-plane${ending}`, kind, where)));
  }
});
