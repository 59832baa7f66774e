import { expect, it } from 'vitest';
import { openDataset } from '../../../src-main/datasets';
import { maybeForetell } from '../../../src-main/datasets/foretell';

it.each(['glyphs?train=40&test=20&side=16', 'glyphs?train=12&test=6&side=8&classes=3&part=1/2'])('tells of %s what opening it shows', async (spec) => {
  const { shape, classes, train, test } = await openDataset(spec);
  expect(maybeForetell(spec)).toEqual({ shape, classes: classes.length, train: train.count, test: test.count });
});

it('tells of CIFAR what is known of it, without its files', () => {
  expect(maybeForetell('cifar10:/nowhere')).toEqual({ shape: [32, 32, 3], classes: 10, train: 50_000, test: 10_000 });
  expect(maybeForetell('cifar10?labels=animal-object&train=100&part=1/4')).toMatchObject({ classes: 2, train: 100 });
  expect(maybeForetell('cifar100?labels=coarse&part=1/4')).toMatchObject({ classes: 20, train: 12_500 });
});

it('tells the size that images are brought to, and nothing of what only files tell', () => {
  expect(maybeForetell('images:/nowhere?size=48x64')).toMatchObject({ shape: [48, 64, 3], classes: undefined, train: undefined });
  expect(maybeForetell('idx:/nowhere')).toBeUndefined();
  expect(() => maybeForetell('cifar11')).toThrow('There is no dataset called "cifar11"');
});
