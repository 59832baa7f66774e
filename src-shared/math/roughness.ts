/**
 * How rough a surface is: how far a walk along its grid lines goes up and down beyond what a single valley asks for. Of values f along a line with
 * minimum m it is sum |f[i+1] - f[i]| - (f[0] - m) - (f[n] - m): 0 where the line falls to its minimum and then rises, more with every further hill.
 */

/** The excess of one line, in the units of its values; holes (NaN) are stepped over. */
export function lineExcess(values: readonly number[]): number {
  const known = values.filter((f) => !Number.isNaN(f));
  if (known.length < 3) return 0;
  const lowest = Math.min(...known);
  let walked = 0;
  for (let i = 1; i < known.length; i++) walked += Math.abs(known[i] - known[i - 1]);
  // Rounding must not make it negative.
  return Math.max(0, walked - (known[0] - lowest) - (known[known.length - 1] - lowest));
}

/** The mean excess over all rows and columns of a square grid (side x side, row by row). */
export function roughness(values: ArrayLike<number>, side: number): number {
  if (values.length !== side * side) throw new Error(`not a square grid of ${side}: ${values.length}`);
  let total = 0;
  for (let k = 0; k < side; k++) {
    total += lineExcess(Array.from({ length: side }, (_, i) => values[k * side + i]));
    total += lineExcess(Array.from({ length: side }, (_, i) => values[i * side + k]));
  }
  return total / (2 * side);
}
