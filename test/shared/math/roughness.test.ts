import { describe, expect, it } from 'vitest';
import { lineExcess, roughness } from '../../../src-shared/math/roughness';

describe('roughness', () => {
  it('is 0 on a line with one valley, wherever it lies', () => {
    expect(lineExcess([9, 4, 1, 0, 1, 4, 9])).toBe(0);
    expect(lineExcess([1, 2, 3])).toBe(0);
    expect(lineExcess([5, 5, 5])).toBe(0);
  });

  it('is twice the height of a hill between two valleys', () => {
    expect(lineExcess([3, 0, 2, 0, 3])).toBe(4);
    expect(lineExcess([3, 1, 2, 0, 3])).toBe(2);
  });

  it('steps over holes', () => {
    expect(lineExcess([3, 0, NaN, 2, 0, 3])).toBe(4);
  });

  it('is the mean over all grid lines of a surface', () => {
    expect(roughness([1, 0, 1, 0, 1, 0, 1, 0, 1], 3)).toBeCloseTo((0 + 2 + 0 + 0 + 2 + 0) / 6, 12);
  });
});
