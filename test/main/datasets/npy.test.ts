import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDataset } from '../../../src-main/datasets';
import { writeNpy } from '../../../src-main/datasets/npy-file';
import type { NpyArray } from '../../../src-shared/npy';
import { temporaryFolder } from './temporary';

const folder = temporaryFolder();
const path = async (name: string, array: NpyArray) => {
  await writeNpy(join(folder, name), array);
  return join(folder, name);
};

describe('a dataset of .npy files', () => {
  it('holds a fifth of each class out where no files to test on are named', async () => {
    const x = await path('x.npy', { shape: [10, 1, 2, 3], data: Uint8Array.from({ length: 60 }, (_, i) => i) });
    const y = await path('y.npy', { shape: [10], data: BigInt64Array.from({ length: 10 }, (_, i) => BigInt(i % 2)) });
    const { train, test, shape, classes } = await openDataset(`npy:${x},${y}`);
    expect(shape).toEqual([1, 2, 3]);
    expect(classes).toEqual(['0', '1']);
    expect([train.count, test.count]).toEqual([8, 2]);
    for (const { images, labels, count } of [train, test]) for (let i = 0; i < count; i++) expect(labels[i]).toBe((images[i * 6] / 6) % 2);
  });

  it('takes floats as they are', async () => {
    const x = await path('floats.npy', { shape: [2, 3], data: Float64Array.of(-1, 0.5, 2, 3, 4, 5) });
    const y = await path('ints.npy', { shape: [2], data: Int32Array.of(1, 0) });
    const { train, shape, normalisation } = await openDataset(`npy:${x},${y},${x},${y}`);
    expect(shape).toEqual([1, 1, 3]);
    expect(train.images).toEqual(Float32Array.of(-1, 0.5, 2, 3, 4, 5));
    expect(normalisation).toEqual({ mean: [0, 0, 0], deviation: [1, 1, 1] });
    await expect(openDataset(`npy:${x},${y},${x},${y}?normalise=li`)).rejects.toThrow('holds floats, which are taken as they are');
  });

  it('is refused where images and labels do not fit', async () => {
    const x = await path('a.npy', { shape: [2, 1], data: Float32Array.of(1, NaN) });
    const wide = await path('b.npy', { shape: [2, 2], data: Float32Array.of(1, 2, 3, 4) });
    const y = await path('c.npy', { shape: [2], data: Int32Array.of(0, 1) });
    const three = await path('d.npy', { shape: [3], data: Int32Array.of(0, 1, 2) });
    const half = await path('e.npy', { shape: [2], data: Float32Array.of(0.5, -1) });
    await expect(openDataset(`npy:${x}`)).rejects.toThrow('must name two .npy files');
    await expect(openDataset(`npy:${x},${y}`)).rejects.toThrow(`The value at place 1 of ${x} is NaN`);
    await expect(openDataset(`npy:${wide},${three}`)).rejects.toThrow(`The labels of ${three} have shape (3), but there are 2 images in ${wide}`);
    await expect(openDataset(`npy:${wide},${half}`)).rejects.toThrow(`The label at place 0 of ${half} is 0.5; labels are whole numbers from 0.`);
    await expect(openDataset(`npy:${y},${y}`)).rejects.toThrow('are whole numbers of more than a byte');
    await expect(openDataset(`npy:${wide},${join(folder, 'none.npy')}`)).rejects.toThrow('none.npy could not be read: it does not exist.');
  });
});
