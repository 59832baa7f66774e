import { describe, expect, test } from 'vitest';
import { broadcastAxes, broadcastShape, concrete, hasBatch, isSameShape, showShape, sizeOf } from '../../../src-main/graph/shape';

describe('a shape', () => {
  test('counts its entries, in multiples of the batch where it has one', () => {
    expect(sizeOf([])).toBe(1);
    expect(sizeOf([2, 3, 4])).toBe(24);
    expect(sizeOf([-1, 32, 32, 3])).toBe(-3072);
    expect(sizeOf([-4, 3])).toBe(-12);
    expect(() => sizeOf([-1, 3, -1])).toThrow('more than one batch dimension: [batch, 3, batch]');
  });

  test('becomes concrete with a batch', () => {
    expect(concrete([-1, 32, 3], 5)).toEqual([5, 32, 3]);
    expect(concrete([-4, 3], 5)).toEqual([20, 3]);
    expect(concrete([2, 3], 5)).toEqual([2, 3]);
  });

  test('is shown for people', () => {
    expect(showShape([-1, 3])).toBe('[batch, 3]');
    expect(showShape([-4, 3])).toBe('[4·batch, 3]');
  });

  test('is compared dimension by dimension', () => {
    expect(isSameShape([-1, 2], [-1, 2])).toBe(true);
    expect(isSameShape([-1, 2], [-2, 2])).toBe(false);
    expect(isSameShape([2], [2, 1])).toBe(false);
    expect(hasBatch([3, -2])).toBe(true);
    expect(hasBatch([3, 2])).toBe(false);
  });
});

describe('broadcasting', () => {
  test('stretches ones and missing leading dimensions', () => {
    expect(broadcastShape([-1, 4, 1], [3])).toEqual([-1, 4, 3]);
    expect(broadcastShape([], [2, 3])).toEqual([2, 3]);
    expect(broadcastShape([1, 3], [-1, 1])).toEqual([-1, 3]);
  });

  test('refuses what does not fit, a batch and a fixed number included', () => {
    expect(() => broadcastShape([2, 3], [2])).toThrow('shapes do not broadcast: [2, 3] and [2]');
    expect(() => broadcastShape([-1, 3], [5, 3])).toThrow('shapes do not broadcast: [batch, 3] and [5, 3]');
  });

  test('is undone by sums over the axes it stretched', () => {
    expect(broadcastAxes([-1, 4, 3], [3])).toEqual([0, 1]);
    expect(broadcastAxes([-1, 4, 3], [4, 1])).toEqual([0, 2]);
    expect(broadcastAxes([2, 3], [])).toEqual([0, 1]);
    expect(broadcastAxes([1, 3], [1, 3])).toEqual([]);
  });
});
