import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { placesIn } from '../../../src-main/served/places';
import { temporaryFolder } from '../../temporary';
import { lodge } from './lab';

describe('folders named when the lab is started', () => {
  it('can be chosen, and so can what lies directly in them', async () => {
    const folder = join(temporaryFolder(), 'data');
    mkdirSync(join(folder, 'cifar10/deep'), { recursive: true });
    for (const name of ['images.npy', '.hidden', 'cifar10/deep/file']) writeFileSync(join(folder, name), '');
    const lab = await lodge({ data: [folder] });
    const { ways } = await lab.lab.requests.about(null);
    expect(ways).toMatchObject({ dialog: false, places: [{ name: 'data', what: 'folder' }, { name: 'data/cifar10', what: 'folder' }, { name: 'data/images.npy', what: 'file' }] });
  });

  it.each([['nowhere', 'does not exist'], ['file', 'a file, not a folder']])('that cannot be read are refused: %s', async (name, why) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    await expect(placesIn([join(folder, name)], (path) => ({ handle: path, name: path }))).rejects.toThrow(new RegExp(`${name}, named with --data.*${why}`));
    await expect(lodge({ data: [join(folder, name)] })).rejects.toThrow(why);
  });
});
