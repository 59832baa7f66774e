/** Counts of numbers in equal bins over [-reach, reach]. */
export interface Bins {
  readonly width: number;
  /** The middles of the bins (bins). */
  readonly centres: Float64Array;
  /** How many numbers lie in each (bins); those beyond the reach are in the outermost. */
  readonly counts: Int32Array;
}

type Numbers = ArrayLike<number> & Iterable<number>;

/** The largest magnitude among numbers; 0 where there are none. */
export function largestMagnitude(numbers: Numbers): number {
  let largest = 0;
  for (const x of numbers) largest = Math.max(largest, Math.abs(x));
  return largest;
}

/** Sorts numbers into bins; where the reach is 0, which has no bins, it is taken as 1. A number between two bins belongs to the upper one. */
export function binned(numbers: Numbers, bins: number, reach: number): Bins {
  const end = reach > 0 ? reach : 1;
  const width = (2 * end) / bins;
  const counts = new Int32Array(bins);
  for (const x of numbers) counts[Math.min(bins - 1, Math.max(0, Math.floor((x + end) / width)))]++;
  return { width, counts, centres: Float64Array.from(counts, (_, k) => (end * (2 * k + 1 - bins)) / bins) };
}
