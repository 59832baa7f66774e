import { describe, expect, it } from 'vitest';
import { estimate, signs } from '../../../src-shared/math/hutchinson';

describe('random signs', () => {
  it('are all 1 or -1, about half of each, the same for the same seed and purpose only', () => {
    const one = signs(1, 'probe 0', new Float32Array(4000));
    expect(new Set(one)).toEqual(new Set([1, -1]));
    expect(Math.abs(one.reduce((total, x) => total + x, 0))).toBeLessThan(4 * Math.sqrt(4000));
    expect(signs(1, 'probe 0', new Float64Array(4000))).toEqual(Float64Array.from(one));
    expect(signs(1, 'probe 1', new Float32Array(4000))).not.toEqual(one);
  });

  it('give the trace of a diagonal matrix at once', () => {
    const v = signs(3, 'probe', new Float64Array(3));
    expect([1, 2, 3].reduce((total, x, i) => total + x * v[i] ** 2, 0)).toBe(6);
  });
});

describe('an estimate', () => {
  it('is the mean with its standard error', () => {
    expect(estimate([1, 2, 3, 6])).toEqual({ mean: 3, error: Math.sqrt(14 / 3 / 4) });
    expect(estimate([5])).toEqual({ mean: 5, error: undefined });
  });
});
