import { expect } from 'vitest';

/** The largest difference between two lists, relative to the largest number expected or to 1. */
export function difference(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) throw new Error(`${actual.length} numbers where ${expected.length} were expected`);
  let scale = 1;
  let largest = 0;
  for (let i = 0; i < expected.length; i++) {
    scale = Math.max(scale, Math.abs(expected[i]));
    // Not a number is as far away as can be.
    largest = Math.max(largest, Number.isFinite(actual[i]) ? Math.abs(actual[i] - expected[i]) : Infinity);
  }
  return largest / scale;
}

export const expectClose = (actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number, what = ''): void =>
  expect(difference(actual, expected), what).toBeLessThanOrEqual(tolerance);
