import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { openLibrary } from '../../../src-main/library/library';
import { findWeights, placesUpTo, snapshotName } from '../../../src-main/library/weights-reference';
import { temporaryFolder } from '../../temporary';

function folderWith(...names: string[]): string {
  const folder = temporaryFolder();
  for (const name of names) writeFileSync(join(folder, `${name}.safetensors`), name);
  return folder;
}
const find = async (reference: string, folder: string): Promise<string> => basename(await findWeights(reference, folder), '.safetensors');

it('names snapshots so that they sort by training order', () => {
  expect([{ epoch: 40 }, { step: 16000 }, { name: 'bend' }].map(snapshotName)).toEqual(['epoch-0040', 'step-0016000', 'bend']);
});

it('finds the last, an epoch, a step and a name', async () => {
  const folder = folderWith('epoch-0002', 'epoch-0040', 'epoch-10000', 'bend');
  expect(await find('a@40', folder)).toBe('epoch-0040');
  expect(await find('a', folder)).toBe('epoch-10000');
  expect(await find('a@bend', folder)).toBe('bend');
  expect(await find('a@step:16000', folderWith('step-0016000', 'step-0000100'))).toBe('step-0016000');
  expect(await find('a', folderWith('imported'))).toBe('imported');
});

it('takes the later written of epochs and steps', async () => {
  const folder = folderWith('epoch-0001', 'step-0000900');
  utimesSync(join(folder, 'step-0000900.safetensors'), 1, 1);
  expect(await find('a', folder)).toBe('epoch-0001');
});

it('lists what was kept where the one asked for was not', async () => {
  const folder = folderWith('epoch-0002', 'epoch-0040');
  await expect(find('a@41', folder)).rejects.toThrow('Experiment a keeps no weights "41": it has a@2, a@40. Did you mean a@40?');
  await expect(find('a', folderWith('one', 'two'))).rejects.toThrow('say which: it has a@one, a@two.');
  await expect(find('a', join(folder, 'none'))).rejects.toThrow('Experiment a has left no weights behind (yet).');
});

it('lists what was kept up to the weights that a reference means, in the order of training', async () => {
  const folder = folderWith('epoch-0002', 'epoch-10000', 'epoch-0040', 'epoch-0000');
  expect(await placesUpTo('a', folder)).toEqual(['0', '2', '40', '10000']);
  expect(await placesUpTo('a@40', folder)).toEqual(['0', '2', '40']);
  await expect(placesUpTo('a@41', folder)).rejects.toThrow('Experiment a keeps no weights "41"');
});

it('resolves a reference in a library', async () => {
  const library = await openLibrary(temporaryFolder());
  const experiment = await library.create({ kind: 'training', name: 'x', setup: {}, seed: 0 });
  const folder = join(await library.folderOf(experiment.id), 'weights');
  mkdirSync(folder);
  writeFileSync(join(folder, 'epoch-0003.safetensors'), '');
  expect(await library.weightsPath(`${experiment.id}@3`)).toEqual({ path: join(folder, 'epoch-0003.safetensors'), experiment });
  expect(await library.places(experiment.id.slice(0, -1))).toEqual(['3']);
});
