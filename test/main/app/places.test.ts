import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import type { Fields } from '../../../src-shared/kind';
import { rootedDataset, rootedSetup } from '../../../src-main/app/places';
import { landscape } from '../../../src-main/experiments/landscape';
import { training } from '../../../src-main/experiments/training';
import { openNetwork } from '../../../src-main/networks';
import { temporaryFolder } from '../../temporary';

it('names the files of a dataset from the root, and leaves its options and what has no files alone', () => {
  expect(rootedDataset('cifar10:data/cifar?train=5000&seed=1')).toBe(`cifar10:${resolve('data/cifar')}?train=5000&seed=1`);
  expect(rootedDataset('npy:x.npy,/y.npy')).toBe(`npy:${resolve('x.npy')},/y.npy`);
  for (const spec of ['glyphs', 'glyphs?train=5000&part=1/2', 'as-trained', 'idx:/data/mnist']) expect(rootedDataset(spec)).toBe(spec);
});

it('does so in a setup for datasets, and writes out networks of one\'s own', () => {
  const folder = temporaryFolder();
  const blocks = [{ layer: 'flatten' }, { layer: 'dense', name: 'fc', out: 'classes' }];
  writeFileSync(join(folder, 'mine.json'), JSON.stringify({ blocks }, undefined, 2));
  const setup = rootedSetup(training.fields, { network: join(folder, 'mine.json'), dataset: 'idx:mnist', length: 3, unknown: 'a.json' });
  expect(setup).toEqual({ network: JSON.stringify({ blocks }), dataset: `idx:${resolve('mnist')}`, length: 3, unknown: 'a.json' });
  expect(openNetwork(String(setup['network']), { classes: 3, input: [4, 4, 1] }).blocks).toEqual(blocks);
  expect(() => rootedSetup(training.fields, { network: 'nowhere.json' })).toThrow(/nowhere\.json could not be read/);
  expect(rootedSetup(landscape.fields, { weights: 'k3@40', dataset: 'as-trained' })).toEqual({ weights: 'k3@40', dataset: 'as-trained' });
});

it('names the files of a setup from the root, also of several with commas between them', () => {
  const fields = { directions: { type: 'file', label: 'Directions', endings: ['h5', 'npy'] } } as const satisfies Fields;
  expect(rootedSetup(fields, { directions: 'one.npy,/two.npy' })).toEqual({ directions: `${resolve('one.npy')},/two.npy` });
  expect(rootedSetup(fields, { directions: 'bowl_[-1.0,1.0,51].h5' })).toEqual({ directions: resolve('bowl_[-1.0,1.0,51].h5') });
  expect(rootedSetup(fields, { directions: '' })).toEqual({ directions: '' });
});
