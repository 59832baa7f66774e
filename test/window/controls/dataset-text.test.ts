import { expect, it } from 'vitest';
import { readDataset, writeDataset } from '../../../src-renderer/controls/dataset-text';
import { parseDatasetSpec } from '../../../src-main/datasets/spec';

const cifar = { name: 'cifar10', title: 'CIFAR-10', about: '', options: [{ name: 'train', about: '', allowed: '' }, { name: 'seed', about: '', allowed: '', initial: '0' }] };

it('takes a SPEC apart and puts it together as it was', () => {
  for (const text of ['glyphs', 'cifar10:@ab12?train=5000', 'npy:@a,@b,@c,@d?part=1/2&noise=0.1', 'cifar10?train=5000', '']) {
    expect(writeDataset(readDataset(text), undefined)).toBe(text);
  }
});

it('leaves out options that are as they are anyway, or empty', () => {
  expect(writeDataset({ name: 'cifar10', place: '@ab', options: { train: ' 50 ', seed: '0', test: '' } }, cifar)).toBe('cifar10:@ab?train=50');
});

it('writes what the main side reads', () => {
  const { source, place, options } = parseDatasetSpec(writeDataset({ name: 'cifar10', place: '@ab', options: { train: '50', seed: '3' } }, cifar));
  expect([source, place, options.train, options.seed]).toEqual(['cifar10', '@ab', 50, 3]);
});
