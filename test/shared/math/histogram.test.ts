import { describe, expect, it } from 'vitest';
import { binned, largestMagnitude } from '../../../src-shared/math/histogram';
import { stream } from '../../../src-shared/math/random';

const sum = (counts: Int32Array) => counts.reduce((total, count) => total + count, 0);

describe('a histogram', () => {
  it('counts every number once, those beyond its reach at its ends', () => {
    const { counts, centres, width } = binned([-9, -1, -0.4, 0.4, 0.4, 1, 9], 5, 1);
    expect([...counts]).toEqual([2, 1, 0, 2, 2]);
    expect(width).toBeCloseTo(0.4, 12);
    [-0.8, -0.4, 0, 0.4, 0.8].forEach((centre, k) => expect(centres[k]).toBeCloseTo(centre, 12));
  });

  it('of normal draws has their mean and variance, within its width', () => {
    const draws = stream(4, 'histogram').fillNormal(new Float64Array(100_000));
    const { counts, centres } = binned(draws, 2001, largestMagnitude(draws));
    const moment = (k: number) => counts.reduce((total, count, i) => total + count * centres[i] ** k, 0) / draws.length;
    expect(sum(counts)).toBe(draws.length);
    expect(moment(1)).toBeCloseTo(0, 1);
    expect(moment(2)).toBeCloseTo(1, 1);
    expect(counts.indexOf(Math.max(...counts))).toBeGreaterThan(800);
  });

  it('of no numbers is empty, and of equal ones has them all in one bin', () => {
    expect([largestMagnitude([]), sum(binned([], 3, 0).counts)]).toEqual([0, 0]);
    expect([...binned([0, 0, 0, 0], 3, 0).counts]).toEqual([0, 4, 0]);
    expect([...binned([-2, -2], 3, largestMagnitude([-2, -2])).counts]).toEqual([2, 0, 0]);
  });
});
