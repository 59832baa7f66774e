import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openDataset } from '../../../src-main/datasets';
import type { Progress } from '../../../src-main/datasets/dataset';
import { letters, outlines, POINTS, STROKES } from '../../../src-main/datasets/glyphs/letters';

const sha256 = (bytes: ArrayLike<number>) => createHash('sha256').update(Uint8Array.from(bytes)).digest('hex');

describe('glyphs', () => {
  it('are the same images everywhere and for ever', async () => {
    const { train, test, shape, classes } = await openDataset('glyphs?train=20&test=10');
    expect(shape).toEqual([32, 32, 3]);
    expect(classes.join('')).toBe('ARBECOUHKX');
    expect(sha256(train.images)).toBe('28ca5978762d4619e04e8c0f10069539eadcb42388f1c817f55bc57732b6b26e');
    expect(sha256(test.images)).toBe('7f0e2fc9ee4c4d2dd405a9f8d13a4124cacc6d5e323290b1a6e42288d3297dd2');
  });

  it('follow from seed, split and number alone: fewer are the first of more', async () => {
    const few = await openDataset('glyphs?train=30&test=10&seed=5');
    const more = await openDataset('glyphs?train=70&test=20&seed=5');
    expect(more.train.images.subarray(0, few.train.images.length)).toEqual(few.train.images);
    expect(more.test.images.subarray(0, few.test.images.length)).toEqual(few.test.images);
    expect(few.test.images).not.toEqual(few.train.images.subarray(0, few.test.images.length));
    expect((await openDataset('glyphs?train=30&test=10&seed=6')).train.images).not.toEqual(few.train.images);
  });

  it('are balanced, kept to their first classes, and never the same twice', async () => {
    const { train } = await openDataset('glyphs?train=200&test=1&classes=4&side=16');
    expect(train.images.length).toBe(200 * 16 * 16 * 3);
    expect([0, 1, 2, 3].map((label) => train.labels.filter((other) => other === label).length)).toEqual([50, 50, 50, 50]);
    expect(new Set(Array.from({ length: 200 }, (_, i) => sha256(train.images.subarray(i * 768, (i + 1) * 768)))).size).toBe(200);
    await expect(openDataset('glyphs?classes=11')).rejects.toThrow('asks for 11 classes, but there are 10.');
  });

  it('have as many in each part as are asked for, and none in two', async () => {
    const hashes = async (part: string) => {
      const { train } = await openDataset(`glyphs?train=50&test=1&side=8&part=${part}`);
      return Array.from({ length: train.count }, (_, i) => sha256(train.images.subarray(i * 192, (i + 1) * 192)));
    };
    const parts = await Promise.all(['1/3', '2/3', '3/3'].map(hashes));
    expect(new Set(parts.flat()).size).toBe(150);
  });

  it('cannot be told by how bright each place is', async () => {
    const { train, test } = await openDataset('glyphs?train=2000&test=500&side=16');
    const size = 768;
    const means = letters.map((_, label) => {
      const mean = new Float64Array(size);
      train.labels.forEach((other, i) => other === label && mean.forEach((_, k) => (mean[k] += train.images[i * size + k] / (train.count / 10))));
      return mean;
    });
    const hits = test.labels.filter((label, i) => {
      const far = means.map((mean) => mean.reduce((sum, value, k) => sum + (value - test.images[i * size + k]) ** 2, 0));
      return far.indexOf(Math.min(...far)) === label;
    });
    expect(hits.length / test.count).toBeLessThan(0.4);
  });

  it('tell how far they are', async () => {
    const told: Parameters<Progress>[0][] = [];
    await openDataset('glyphs?train=300&test=1&side=8', { progress: (step) => told.push(step) });
    expect(told.map(({ doing, done, of }) => `${doing} ${done}/${of}`)).toEqual(['0/300', '250/300', '300/300'].map((s) => `painting glyphs to train ${s}`).concat(['0/1', '1/1'].map((s) => `painting glyphs to test ${s}`)));
  });
});

describe('the letters', () => {
  it('have corresponding points within their box', () => {
    for (const points of outlines) {
      expect(points.length).toBe(STROKES * POINTS * 2);
      expect(Math.max(...points.map(Math.abs))).toBeLessThanOrEqual(1 + 1e-12);
    }
  });

  it('have strokes whose points lie at equal distances', () => {
    const stem = outlines[letters.indexOf('K')].subarray(0, POINTS * 2);
    for (let i = 1; i < POINTS; i++) expect(stem[2 * i + 1] - stem[2 * i - 1]).toBeCloseTo(2 / (POINTS - 1), 12);
  });
});
