import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { openDataset } from '../../../src-main/datasets';
import { temporaryFolder } from './temporary';

const root = temporaryFolder();

/** An image of one colour; its kind is that of its name. */
async function image(path: string, [r, g, b]: readonly number[], width = 20, height = 10): Promise<void> {
  mkdirSync(join(path, '..'), { recursive: true });
  await sharp({ create: { width, height, channels: 3, background: { r, g, b } } }).toFile(path);
}

describe('a folder of images', () => {
  it('is split by the seed where it holds one folder for each class', async () => {
    const folder = join(root, 'flat');
    for (let i = 0; i < 10; i++) {
      await image(join(folder, 'red', `${i}.png`), [200, i, 0], 10 + i, 30 - i);
      await image(join(folder, 'blue', 'more', `${i}.jpg`), [0, 0, 220]);
    }
    writeFileSync(join(folder, 'red', 'notes.txt'), 'not an image');
    const { train, test, shape, classes, normalisation } = await openDataset(`images:${folder}?size=6x8`);
    expect(shape).toEqual([6, 8, 3]);
    expect(classes).toEqual(['blue', 'red']);
    expect([train.count, test.count]).toEqual([16, 4]);
    expect(train.images.length).toBe(16 * 6 * 8 * 3);
    expect([...train.labels].filter((label) => label === 1).length).toBe(8);
    // PNG keeps its colours; each red image carries its number in green, so none is on both sides.
    const numbers = ({ images, labels }: typeof train) => [...labels.keys()].filter((i) => labels[i] === 1).map((i) => [...images.subarray(i * 144, i * 144 + 3)]);
    expect([...numbers(train), ...numbers(test)].sort((a, b) => a[1] - b[1])).toEqual(Array.from({ length: 10 }, (_, i) => [200, i, 0]));
    const again = await openDataset(`images:${folder}?size=6x8`);
    expect(again.test.images).toEqual(test.images);
    expect(normalisation.mean).toEqual([0.485, 0.456, 0.406]);
  });

  it('is taken as it is where it holds train and test', async () => {
    const folder = join(root, 'split');
    await image(join(folder, 'train', 'a', '1.png'), [1, 2, 3]);
    await image(join(folder, 'train', 'b', '1.png'), [4, 5, 6]);
    await image(join(folder, 'test', 'b', '1.png'), [7, 8, 9]);
    const { train, test } = await openDataset(`images:${folder}?size=4`);
    expect([...train.labels, ...test.labels]).toEqual([0, 1, 1]);
    expect([...test.images]).toEqual(Array.from({ length: 16 }, () => [7, 8, 9]).flat());
  });

  it('makes three channels of grey, transparent and 16-bit images', async () => {
    const folder = join(root, 'kinds');
    await image(join(folder, 'a', 'plain.png'), [9, 9, 9]);
    await image(join(folder, 'a', 'other.png'), [9, 9, 9]);
    mkdirSync(join(folder, 'b'));
    await sharp(Buffer.alloc(64, 77), { raw: { width: 8, height: 8, channels: 1 } }).toFile(join(folder, 'b', 'grey.png'));
    await sharp({ create: { width: 8, height: 8, channels: 4, background: { r: 255, g: 255, b: 255, alpha: 0 } } }).toFile(join(folder, 'b', 'clear.png'));
    await sharp(Uint16Array.from({ length: 192 }, () => 50 * 257), { raw: { width: 8, height: 8, channels: 3 } }).toColourspace('rgb16').toFile(join(folder, 'b', 'deep.png'));
    const { train, test } = await openDataset(`images:${folder}?size=4&seed=1`);
    const values = [train, test].flatMap(({ images, labels }) => [...labels.keys()].filter((i) => labels[i] === 1).map((i) => [...new Set(images.subarray(i * 48, (i + 1) * 48))]));
    expect(values.map(([value]) => value).sort((a, b) => a - b)).toEqual([0, 50, 77]);
    expect(values.every(({ length }) => length === 1)).toBe(true);
  });

  it('is refused where an image cannot be read, where there are none, and where it is missing', async () => {
    const folder = join(root, 'broken');
    await image(join(folder, 'a', '1.png'), [0, 0, 0]);
    await image(join(folder, 'b', '1.png'), [0, 0, 0]);
    writeFileSync(join(folder, 'a', '2.jpg'), 'no image');
    writeFileSync(join(folder, 'a', '3.jpg'), 'no image');
    await expect(openDataset(`images:${folder}`)).rejects.toThrow(/The image .*broken\/a\/[23]\.jpg could not be read: .*Remove or replace it\./);
    mkdirSync(join(root, 'empty', 'a'), { recursive: true });
    await expect(openDataset(`images:${join(root, 'empty')}`)).rejects.toThrow('needs at least two folders of images');
    mkdirSync(join(root, 'empty', 'b'));
    await expect(openDataset(`images:${join(root, 'empty')}`)).rejects.toThrow('hold no PNG or JPEG files');
    await expect(openDataset(`images:${join(root, 'missing')}`)).rejects.toThrow('it does not exist');
  });
});
