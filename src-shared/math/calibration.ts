/**
 * How far confidence is from accuracy. The examples are put into M bins of equal width, B_m = ((m - 1) / M, m / M], by the confidence of what is predicted
 * of them, the largest of its probabilities; the expected calibration error is
 *   ECE = sum over m of |B_m| / n * |acc(B_m) - conf(B_m)|,
 * where acc is the share of a bin's examples that are classified rightly and conf their mean confidence (Guo, Pleiss, Sun and Weinberger 2017, eq. 2 to 5).
 */

/** As many bins as there are in the tables of Guo et al. 2017. */
export const CONFIDENCE_BINS = 15;

/** Sums over the examples of a bin, so that bins of several predictions are added by adding these. */
export interface ConfidenceBin {
  readonly count: number;
  /** The sum of the confidences. */
  readonly confidence: number;
  /** How many are classified rightly. */
  readonly right: number;
}

/** Puts examples into bins by the confidence of what is predicted of each (from 0 to 1), and whether that is right (1) or not (0). */
export function binByConfidence(confidences: ArrayLike<number>, right: ArrayLike<number>, bins = CONFIDENCE_BINS): ConfidenceBin[] {
  const found = Array.from({ length: bins }, () => ({ count: 0, confidence: 0, right: 0 }));
  for (let i = 0; i < confidences.length; i++) {
    // The sum of probabilities is 1 to rounding only, and the first bin has its lower end too.
    const bin = found[Math.min(bins, Math.max(1, Math.ceil(confidences[i] * bins))) - 1];
    bin.count++;
    bin.confidence += confidences[i];
    bin.right += right[i];
  }
  return found;
}

/** The bins of several predictions taken together. */
export const addBins = (some: readonly ConfidenceBin[], more: readonly ConfidenceBin[]): ConfidenceBin[] =>
  some.map(({ count, confidence, right }, m) => ({ count: count + more[m].count, confidence: confidence + more[m].confidence, right: right + more[m].right }));

/** The expected calibration error, from 0 to 1; not a number where there are no examples. */
export function calibrationError(bins: readonly ConfidenceBin[]): number {
  const sum = (of: (bin: ConfidenceBin) => number): number => bins.reduce((total, bin) => total + of(bin), 0);
  return sum(({ confidence, right }) => Math.abs(right - confidence)) / sum(({ count }) => count);
}
