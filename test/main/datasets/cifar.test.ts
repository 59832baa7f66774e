import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDataset } from '../../../src-main/datasets';
import { realData } from '../../reference';
import { temporaryFolder } from './temporary';

const folder = join(temporaryFolder(), 'cifar');
const RECORD = 3073;

/** A record whose red is r, whose green is the row, and whose blue is the column. */
const record = (labels: readonly number[], r: number): number[] => [
  ...labels,
  ...new Array<number>(1024).fill(r),
  ...Array.from({ length: 1024 }, (_, i) => i >> 5),
  ...Array.from({ length: 1024 }, (_, i) => i & 31),
];
const write = (name: string, ...records: number[][]) => writeFileSync(join(folder, name), Uint8Array.from(records.flat()));

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
});

describe('a folder of CIFAR-10', () => {
  it('is read from its five batches in order, planes turned into pixels', async () => {
    for (const i of [1, 2, 3, 4, 5]) write(`data_batch_${i}.bin`, record([i], 10 * i), record([i + 1], 10 * i + 1));
    write('test_batch.bin', record([9], 99));
    const { train, test, shape, classes } = await openDataset(`cifar10:${folder}`);
    expect(shape).toEqual([32, 32, 3]);
    expect(classes[6]).toBe('frog');
    expect([...train.labels]).toEqual([1, 2, 2, 3, 3, 4, 4, 5, 5, 6]);
    expect(train.count).toBe(10);
    // Row 7, column 5 of the fourth image.
    expect([...train.images.subarray(3 * 3072 + (7 * 32 + 5) * 3).subarray(0, 3)]).toEqual([21, 7, 5]);
    expect([...test.labels]).toEqual([9]);
  });

  it('can be labelled animal and object, and kept to its first classes', async () => {
    write('train.bin', ...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((label) => record([label], label)));
    write('test.bin', record([2], 0), record([8], 0), record([9], 0));
    const grouped = await openDataset(`cifar10:${folder}?labels=animal-object`);
    expect(grouped.classes).toEqual(['animal', 'object']);
    expect([...grouped.train.labels]).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 1, 1]);
    const few = await openDataset(`cifar10:${folder}?classes=3`);
    expect(few.classes).toEqual(['airplane', 'automobile', 'bird']);
    expect([...few.train.labels, ...few.test.labels]).toEqual([0, 1, 2, 2]);
  });

  it('is refused where a file is cut off, with its name and length', async () => {
    write('train.bin', record([0], 1), record([1], 1).slice(0, 100));
    write('test.bin', record([0], 1));
    await expect(openDataset(`cifar10:${folder}`)).rejects.toThrow(`The file ${join(folder, 'train.bin')} has 3,173 bytes, which is not a whole number of CIFAR-10 records (3,073 bytes each)`);
    write('train.bin');
    await expect(openDataset(`cifar10:${folder}`)).rejects.toThrow(/train\.bin has 0 bytes/);
  });

  it('is refused where a label is none, with its place', async () => {
    write('train.bin', record([0], 1), record([10], 1));
    write('test.bin', record([0], 1));
    await expect(openDataset(`cifar10:${folder}`)).rejects.toThrow(`train.bin has a label at byte 3,073 that CIFAR-10 does not have: 10.`);
  });

  it('is refused where it, or one of its files, is missing', async () => {
    await expect(openDataset(`cifar10:${join(folder, 'none')}`)).rejects.toThrow(/^The folder .*none could not be read: it does not exist\.$/);
    await expect(openDataset(`cifar10:${folder}`)).rejects.toThrow(/holds neither data_batch_1\.bin nor train\.bin/);
    write('train.bin', record([0], 1));
    await expect(openDataset(`cifar10:${folder}`)).rejects.toThrow(`The file ${join(folder, 'test.bin')} is missing`);
    await expect(openDataset('cifar10')).rejects.toThrow('does not say where its files are: write cifar10:FOLDER');
  });

  it('is refused where more is asked for than there is', async () => {
    write('train.bin', record([0], 1), record([1], 1));
    write('test.bin', record([0], 1));
    await expect(openDataset(`cifar10:${folder}?train=3`)).rejects.toThrow('has 2 examples to train; train=3 asks for more.');
    await expect(openDataset(`cifar10:${folder}?classes=11`)).rejects.toThrow('asks for 11 classes, but there are 10.');
    await expect(openDataset(`cifar10:${folder}?labels=coarse`)).rejects.toThrow('it can be labelled animal-object');
  });
});

describe('a folder of CIFAR-100', () => {
  it('has fine labels, and coarse ones where asked', async () => {
    write('train.bin', record([4, 0], 1), record([1, 1], 2), record([14, 2], 3));
    write('test.bin', record([14, 98], 4));
    const fine = await openDataset(`cifar100:${folder}`);
    expect([...fine.train.labels, ...fine.test.labels].map((label) => fine.classes[label])).toEqual(['apple', 'aquarium fish', 'baby', 'woman']);
    expect(fine.classes.length).toBe(100);
    const coarse = await openDataset(`cifar100:${folder}?labels=coarse`);
    expect([...coarse.train.labels, ...coarse.test.labels].map((label) => coarse.classes[label])).toEqual(['fruit and vegetables', 'fish', 'people', 'people']);
    expect(coarse.classes.length).toBe(20);
  });
});

describe.skipIf(!existsSync(realData('cifar10')))('real images of CIFAR-10', () => {
  const real = realData('cifar10');

  it('are the bytes of the files', async () => {
    const { train, test, normalisation } = await openDataset(`cifar10:${real}`);
    const bytes = readFileSync(join(real, 'train.bin'));
    expect([train.count, test.count]).toEqual([10000, 2000]);
    for (const example of [0, 1, 9999]) {
      const at = example * RECORD;
      expect(train.labels[example]).toBe(bytes[at]);
      const pixels = Array.from({ length: 1024 }, (_, p) => [0, 1, 2].map((channel) => bytes[at + 1 + channel * 1024 + p])).flat();
      expect(train.images.subarray(example * 3072, (example + 1) * 3072)).toEqual(Uint8Array.from(pixels));
    }
    expect(normalisation).toEqual({ mean: [0.4914, 0.4822, 0.4465], deviation: [0.2023, 0.1994, 0.201] });
  });

  it('are chosen by seed: fewer contained in more, parts disjoint, both balanced', async () => {
    const open = async (options: string) => (await openDataset(`cifar10:${real}?test=10&${options}`)).train;
    const keys = ({ images, count }: { images: ArrayLike<number> & { subarray(a: number, b: number): ArrayLike<number> }; count: number }) =>
      Array.from({ length: count }, (_, i) => Buffer.from(Uint8Array.from(images.subarray(i * 3072, (i + 1) * 3072))).toString('base64'));
    const few = await open('train=200&seed=1');
    const more = new Set(keys(await open('train=1000&seed=1')));
    expect(keys(few).every((image) => more.has(image))).toBe(true);
    expect(Array.from({ length: 10 }, (_, label) => few.labels.filter((other) => other === label).length)).toEqual(new Array(10).fill(20));
    const second = new Set(keys(await open('part=2/2&seed=1')));
    expect(second.size).toBeGreaterThan(4990);
    expect(keys(await open('part=1/2&train=500&seed=1')).some((image) => second.has(image))).toBe(false);
    expect(keys(await open('train=200&seed=2'))).not.toEqual(keys(few));
  });

  it('are refused when a file of them was cut', async () => {
    copyFileSync(join(real, 'test.bin'), join(folder, 'test.bin'));
    writeFileSync(join(folder, 'train.bin'), readFileSync(join(real, 'train.bin')).subarray(0, 1_000_000));
    await expect(openDataset(`cifar10:${folder}`)).rejects.toThrow(`${join(folder, 'train.bin')} has 1,000,000 bytes`);
  });
});
