import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDataset } from '../../../src-main/datasets';
import { temporaryFolder } from './temporary';

const folder = join(temporaryFolder(), 'mnist');

function idx(shape: readonly number[], values: readonly number[]): Buffer {
  const header = Buffer.alloc(4 + 4 * shape.length);
  header[2] = 8;
  header[3] = shape.length;
  shape.forEach((size, axis) => header.writeUInt32BE(size, 4 + 4 * axis));
  return Buffer.concat([header, Buffer.from(values)]);
}
const write = (name: string, bytes: Buffer) => writeFileSync(join(folder, name), bytes);

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  write('train-images-idx3-ubyte', idx([3, 2, 4], Array.from({ length: 24 }, (_, i) => i * 10)));
  write('train-labels-idx1-ubyte', idx([3], [2, 0, 1]));
  write('t10k-images-idx3-ubyte.gz', gzipSync(idx([1, 2, 4], [1, 2, 3, 4, 5, 6, 7, 8])));
  write('t10k-labels-idx1-ubyte.gz', gzipSync(idx([1], [2])));
});

describe('a folder of IDX files', () => {
  it('is read, gzipped or not, and normalised by its own mean and deviation', async () => {
    const { train, test, shape, classes, normalisation } = await openDataset(`idx:${folder}`);
    expect(shape).toEqual([2, 4, 1]);
    expect(classes).toEqual(['0', '1', '2']);
    expect([...train.images]).toEqual(Array.from({ length: 24 }, (_, i) => i * 10));
    expect([...train.labels]).toEqual([2, 0, 1]);
    expect([[...test.images], [...test.labels]]).toEqual([[1, 2, 3, 4, 5, 6, 7, 8], [2]]);
    expect(normalisation.mean[0]).toBeCloseTo(115 / 255, 12);
    // Of n equally spaced numbers the variance is (n^2 - 1) / 12 times the squared distance.
    expect(normalisation.deviation[0]).toBeCloseTo((10 * Math.sqrt((24 ** 2 - 1) / 12)) / 255, 12);
  });

  it('prefers an unpacked file to its archive', async () => {
    write('train-labels-idx1-ubyte.gz', gzipSync(idx([3], [1, 1, 1])));
    expect([...(await openDataset(`idx:${folder}`)).train.labels]).toEqual([2, 0, 1]);
  });

  it('is refused with the file where one is missing, doubled, broken or does not fit', async () => {
    const opened = () => openDataset(`idx:${folder}`);
    write('train-images-idx3-ubyte', idx([3, 2, 4], [1, 2, 3]));
    await expect(opened()).rejects.toThrow(`The file ${join(folder, 'train-images-idx3-ubyte')} has 19 bytes, but 3 x 2 x 4 values need 40: it is cut off or broken.`);
    write('train-images-idx3-ubyte', idx([2, 2, 4], new Array<number>(16).fill(0)));
    await expect(opened()).rejects.toThrow(/holds 2 images, but .*train-labels-idx1-ubyte holds 3 labels/);
    write('train-images-idx3-ubyte', Buffer.from('something else'));
    await expect(opened()).rejects.toThrow(/train-images-idx3-ubyte is not an IDX file of bytes with 3 or 4 dimensions/);
    write('train-images-idx3-ubyte', idx([3, 2, 4], new Array<number>(24).fill(0)));
    write('t10k-images-idx3-ubyte.gz', gzipSync(Buffer.alloc(1000)).subarray(0, 20));
    await expect(opened()).rejects.toThrow(/t10k-images-idx3-ubyte\.gz could not be unpacked: it is cut off or broken/);
    write('fashion-train-images-idx3-ubyte', Buffer.alloc(0));
    await expect(opened()).rejects.toThrow(/holds several files of training images: fashion-train-images-idx3-ubyte, train-images-idx3-ubyte/);
    rmSync(join(folder, 'fashion-train-images-idx3-ubyte'));
    rmSync(join(folder, 't10k-labels-idx1-ubyte.gz'));
    await expect(opened()).rejects.toThrow(/holds no IDX file of test labels/);
  });

  it('is not normalised with constants for colours', async () => {
    await expect(openDataset(`idx:${folder}?normalise=li`)).rejects.toThrow('has 1 channel, but normalise=li is for three');
    expect((await openDataset(`idx:${folder}?normalise=none`)).normalisation).toEqual({ mean: [0], deviation: [1] });
  });
});
