import { describe, expect, it } from 'vitest';
import { balancedOrder, firstOf, holdOut, noisyLabels, part } from '../../../src-main/datasets/choose';

const labels = Int32Array.from({ length: 1000 }, (_, i) => (i * 7919) % 10);
const counts = (examples: Int32Array) => Array.from({ length: 10 }, (_, label) => examples.filter((example) => labels[example] === label).length);

describe('choosing examples', () => {
  it('takes as many of each class, and fewer are contained in more', () => {
    const order = balancedOrder({ labels }, 10, 0);
    expect(new Set(order).size).toBe(1000);
    expect(counts(order.slice(0, 200))).toEqual(new Array(10).fill(20));
    expect(Math.max(...counts(order.slice(0, 205)))).toBe(21);
  });

  it('follows from the seed', () => {
    expect(balancedOrder({ labels }, 10, 1)).toEqual(balancedOrder({ labels }, 10, 1));
    expect(balancedOrder({ labels }, 10, 1)).not.toEqual(balancedOrder({ labels }, 10, 2));
  });

  it('takes what there is of classes of unequal size', () => {
    expect([...balancedOrder({ labels: Int32Array.of(0, 0, 0, 1), shuffled: true }, 2, 0)]).toEqual([0, 3, 1, 2]);
    expect([...balancedOrder({ labels: Int32Array.of(0, 2, 1, 2), shuffled: true }, 2, 0)]).toEqual([0, 2]);
  });

  it('makes parts that are disjoint, balanced and together everything', () => {
    const order = balancedOrder({ labels }, 10, 4);
    const parts = [1, 2, 3].map((i) => part(order, labels, [i, 3]));
    expect(new Set(parts.flatMap((examples) => [...examples])).size).toBe(1000);
    expect(parts.map(({ length }) => length)).toEqual([340, 330, 330]);
    for (const examples of parts) expect(new Set(counts(examples)).size).toBe(1);
  });

  it('holds a fifth of each class out', () => {
    const { train, test } = holdOut(labels, 10, 0);
    expect(counts(test)).toEqual(new Array(10).fill(20));
    expect([...train, ...test].sort((a, b) => a - b)).toEqual([...labels.keys()]);
    expect(holdOut(labels, 10, 1).test).not.toEqual(test);
  });
});

describe('the first of a split', () => {
  const split = { images: Uint8Array.of(1, 2, 3, 4, 5, 6), labels: Int32Array.of(0, 1, 2), count: 3 };

  it('are so many images and labels, or all there are, in the same memory', () => {
    expect(firstOf(split, 2)).toEqual({ images: Uint8Array.of(1, 2, 3, 4), labels: Int32Array.of(0, 1), count: 2 });
    expect(firstOf(split, 2).images.buffer).toBe(split.images.buffer);
    expect(firstOf(split, 9)).toEqual(split);
  });
});

describe('label noise', () => {
  const many = Int32Array.from({ length: 20000 }, (_, i) => i);
  const right = many.map((i) => i % 10);
  const changed = (share: number, seed = 0) => {
    const noisy = noisyLabels(right, many, share, 10, seed);
    return many.filter((i) => noisy[i] !== right[i]);
  };

  it('redraws the share of labels that was asked for, a tenth of them to what they were', () => {
    // Five standard deviations of a binomial: sqrt(20000 x 0.18 x 0.82) / 20000 = 0.0027.
    expect(Math.abs(changed(0.2).length / 20000 - 0.18)).toBeLessThan(0.0136);
    expect(Math.abs(changed(1).length / 20000 - 0.9)).toBeLessThan(0.0107);
    expect(changed(0).length).toBe(0);
  });

  it('changes the same labels and more where there is more of it', () => {
    const more = new Set(changed(0.5));
    expect(changed(0.1).every((i) => more.has(i))).toBe(true);
  });

  it('depends on the number of the example and the seed, not on what else is chosen', () => {
    const few = Int32Array.of(19999, 3, 500);
    const all = noisyLabels(right, many, 0.8, 10, 2);
    expect([...noisyLabels(Int32Array.of(9, 3, 0), few, 0.8, 10, 2)]).toEqual([...few].map((i) => all[i]));
    expect(changed(0.5, 1)).not.toEqual(changed(0.5, 2));
  });
});
