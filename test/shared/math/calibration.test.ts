import { describe, expect, it } from 'vitest';
import { addBins, binByConfidence, calibrationError, CONFIDENCE_BINS } from '../../../src-shared/math/calibration';
import { stream } from '../../../src-shared/math/random';

describe('the expected calibration error', () => {
  it('is what is counted by hand', () => {
    // Five bins: 0.35 and 0.4 lie in the second, 0.62 in the fourth, 0.9 and 1 in the fifth.
    const bins = binByConfidence([0.9, 0.35, 1, 0.62, 0.4], [1, 1, 0, 0, 1], 5);
    expect(bins.map(({ count }) => count)).toEqual([0, 2, 0, 1, 2]);
    expect(bins.map(({ right }) => right)).toEqual([0, 2, 0, 0, 1]);
    // 2/5 |2/2 - 0.75/2| + 1/5 |0 - 0.62| + 2/5 |1/2 - 1.9/2|
    expect(calibrationError(bins)).toBeCloseTo(0.4 * 0.625 + 0.2 * 0.62 + 0.4 * 0.45, 14);
  });

  it('is near 0 where examples are right as often as is said of them, and their excess where they are less often', () => {
    const draws = stream(3, 'calibration');
    const confidences = Float64Array.from({ length: 200_000 }, (_, i) => 0.1 + 0.9 * draws.uniform(2 * i));
    const rightBy = (excess: number) => Uint8Array.from(confidences, (confidence, i) => (draws.uniform(2 * i + 1) < confidence - excess ? 1 : 0));
    expect(calibrationError(binByConfidence(confidences, rightBy(0)))).toBeLessThan(0.005);
    expect(calibrationError(binByConfidence(confidences, rightBy(0.1)))).toBeCloseTo(0.1, 2);
  });

  it('of one bin is the distance between accuracy and mean confidence', () => {
    expect(calibrationError(binByConfidence([0.2, 0.6, 1], [0, 1, 0], 1))).toBeCloseTo(0.6 - 1 / 3, 14);
  });

  it('is not a number where there is nothing to judge', () => {
    expect(calibrationError(binByConfidence([], []))).toBeNaN();
  });
});

describe('bins', () => {
  it('are fifteen, each with its upper end, the first with its lower one too', () => {
    const bins = binByConfidence([0, 1 / CONFIDENCE_BINS, 2 / CONFIDENCE_BINS, 1, 1 + 1e-15], [0, 0, 0, 0, 0]);
    expect(bins.map(({ count }) => count)).toEqual([2, 1, ...Array.from({ length: 12 }, () => 0), 2]);
  });

  it('added, are those of all examples together', () => {
    const [some, more] = [binByConfidence([0.25, 0.75], [1, 0], 4), binByConfidence([0.75, 1], [1, 1], 4)];
    expect(addBins(some, more)).toEqual(binByConfidence([0.25, 0.75, 0.75, 1], [1, 0, 1, 1], 4));
  });
});
