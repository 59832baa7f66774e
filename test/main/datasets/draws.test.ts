import { describe, expect, it } from 'vitest';
import { augmentationDraws, epochOrder } from '../../../src-main/datasets/draws';

describe('the order of an epoch', () => {
  it('visits every example once, in another order each epoch, the same again for the same seed', () => {
    const order = epochOrder(0, 3, 500);
    expect(Int32Array.from(order).sort()).toEqual(Int32Array.from({ length: 500 }, (_, i) => i));
    expect(epochOrder(0, 3, 500)).toEqual(order);
    expect(epochOrder(0, 4, 500)).not.toEqual(order);
    expect(epochOrder(1, 3, 500)).not.toEqual(order);
  });
});

describe('augmentation', () => {
  const all = Int32Array.from({ length: 9720 }, (_, i) => i);

  it('draws every place of the crop, mirrored or not, about equally often', () => {
    const { top, left, flip } = augmentationDraws(0, 0, all, all.length, { pad: 4, flip: true });
    const times = new Array<number>(162).fill(0);
    all.forEach((i) => times[(top[i] * 9 + left[i]) * 2 + flip[i]]++);
    // Chi-square with 161 degrees of freedom: mean 161, standard deviation 18.
    expect(times.reduce((sum, count) => sum + (count - 60) ** 2 / 60, 0)).toBeLessThan(161 + 5 * 18);
    expect(top.every((row) => row >= 0 && row <= 8) && left.every((column) => column >= 0 && column <= 8)).toBe(true);
  });

  it('is an example\'s own, whatever batch it comes in', () => {
    const whole = augmentationDraws(7, 2, all, all.length, { pad: 4, flip: true });
    const some = augmentationDraws(7, 2, Int32Array.of(9000, 5), all.length, { pad: 4, flip: true });
    expect([...some.top, ...some.left, ...some.flip]).toEqual([9000, 5].map((i) => whole.top[i]).concat([9000, 5].map((i) => whole.left[i]), [9000, 5].map((i) => whole.flip[i])));
  });

  it('changes with the epoch and the seed', () => {
    const at = (seed: number, epoch: number) => augmentationDraws(seed, epoch, all, all.length, { pad: 2, flip: false }).top;
    expect(at(0, 1)).not.toEqual(at(0, 0));
    expect(at(1, 0)).not.toEqual(at(0, 0));
  });

  it('leaves images where they are without padding and mirroring', () => {
    const { top, left, flip } = augmentationDraws(0, 0, all, all.length, { pad: 0, flip: false });
    expect([top, left, flip].every((draws) => draws.every((draw) => draw === 0))).toBe(true);
  });
});
