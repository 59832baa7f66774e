import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSurface, surfaceBytes } from '../../../src-main/interchange/loss-landscape-h5';
import { hdf5Bytes, maybeNumbers, readingHdf5 } from '../../../src-main/interchange/hdf5';
import { temporaryFolder } from '../../temporary';

const folder = temporaryFolder();
const at = (name: string) => join(folder, name);

/** A file as loss-landscape makes it: its values belong to the points of a mesh in which x runs fastest, though it declares them as (x, y). */
async function theirs(name: string, { undone = [] }: { readonly undone?: readonly number[] } = {}): Promise<string> {
  const [xs, ys] = [[-1, 0, 1, 2], [-0.5, 0.5, 1.5]];
  const mesh = ys.flatMap((y) => xs.map((x) => ({ x, y })));
  const fill = (value: (point: { x: number; y: number }) => number) => Float64Array.from(mesh, (point, k) => (undone.includes(k) ? -1 : value(point)));
  writeFileSync(at(name), await hdf5Bytes((file) => {
    file.create_dataset({ name: 'dir_file', data: 'directions.h5' });
    file.create_dataset({ name: 'xcoordinates', data: Float64Array.from(xs) });
    file.create_dataset({ name: 'ycoordinates', data: Float64Array.from(ys) });
    file.create_dataset({ name: 'train_loss', data: fill(({ x, y }) => 10 + x + 100 * y ** 2), shape: [4, 3] });
    file.create_dataset({ name: 'train_acc', data: fill(({ x, y }) => 50 + 10 * x + y), shape: [4, 3] });
  }));
  return at(name);
}

test('a surface of theirs has its losses at their points, and accuracies as shares', async () => {
  const { xs, ys, values } = await readSurface(await theirs('theirs.h5'));
  expect([xs, ys]).toEqual([[-1, 0, 1, 2], [-0.5, 0.5, 1.5]]);
  ys!.forEach((y, j) => xs.forEach((x, i) => {
    expect(values.loss![j * 4 + i]).toBe(10 + x + 100 * y ** 2);
    expect(values.accuracy![j * 4 + i]).toBeCloseTo((50 + 10 * x + y) / 100, 12);
  }));
  expect(values.testLoss).toBeUndefined();
});

test('points that are not done yet, -1 there, have no value', async () => {
  const { values } = await readSurface(await theirs('half.h5', { undone: [0, 7] }));
  expect([...values.loss!].map(Number.isNaN)).toEqual([true, ...Array(6).fill(false), true, ...Array(4).fill(false)]);
  expect(values.accuracy![7]).toBeNaN();
});

test('a surface of ours is read back, holes and all, and says what is theirs in their words', async () => {
  const surface = { xs: [0, 1, 2], ys: [5, 7], values: { loss: Float64Array.of(1, 2, 3, 4, NaN, 6), accuracy: Float64Array.of(0.5, 0.25, 1, 0, NaN, 0.125), testLoss: Float64Array.of(6, 5, 4, 3, 2, 1) } };
  writeFileSync(at('ours.h5'), await surfaceBytes(surface));
  expect(await readSurface(at('ours.h5'))).toEqual(surface);
  await readingHdf5(at('ours.h5'), (root) => {
    expect(root.keys().sort()).toEqual(['test_loss', 'train_acc', 'train_loss', 'xcoordinates', 'ycoordinates']);
    expect(maybeNumbers(root, 'train_loss')).toEqual({ shape: [2, 3], data: Float64Array.of(1, 2, 3, 4, NaN, 6) });
    expect(maybeNumbers(root, 'train_acc')!.data[0]).toBe(50);
  });
});

test('a line has no second coordinates', async () => {
  const line = { xs: [-1, 0, 1], values: { loss: Float64Array.of(3, 2, 4), testLoss: Float64Array.of(4, 3, 5), testAccuracy: Float64Array.of(0, 0.5, 1) } };
  writeFileSync(at('line.h5'), await surfaceBytes(line));
  expect(await readSurface(at('line.h5'))).toEqual(line);
});

test('files of another make get a sentence', async () => {
  const make = async (name: string, data: Readonly<Record<string, Float64Array>>) => {
    writeFileSync(at(name), await hdf5Bytes((file) => Object.entries(data).forEach(([dataset, values]) => file.create_dataset({ name: dataset, data: values }))));
    return readSurface(at(name));
  };
  const xcoordinates = Float64Array.of(0, 1, 2);
  await expect(make('other.h5', { weights: xcoordinates })).rejects.toThrow('is not a surface of loss-landscape: it has no "xcoordinates"; it has weights.');
  await expect(make('empty.h5', { xcoordinates })).rejects.toThrow('it has neither "train_loss" nor "test_loss"; it has xcoordinates.');
  await expect(make('short.h5', { xcoordinates, train_loss: Float64Array.of(1, 2) })).rejects.toThrow('"train_loss" has 2 values for 3 points (3).');
  await expect(make('twice.h5', { xcoordinates: Float64Array.of(0, 0, 1), train_loss: xcoordinates })).rejects.toThrow('its "xcoordinates" are not distinct numbers.');
  writeFileSync(at('text.h5'), 'no such thing');
  await expect(readSurface(at('text.h5'))).rejects.toThrow('is not an HDF5 file');
  await expect(readSurface(at('missing.h5'))).rejects.toThrow('it does not exist');
});

test('a file that is cut off is refused, not read in part', async () => {
  const whole = readFileSync(await theirs('whole.h5'));
  writeFileSync(at('cut.h5'), whole.subarray(0, whole.length / 2));
  await expect(readSurface(at('cut.h5'))).rejects.toThrow(/The file .*cut\.h5 could not be read as HDF5: it is damaged or cut off\.$/);
});
