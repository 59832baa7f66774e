/**
 * Fills the points of a grid that no row has told yet from those around them, so that a figure is whole while its rows arrive from coarse to fine.
 * `told` (ys, xs) is 1 where a row was; of the points filled, 1 is given back, or undefined where there are none.
 *
 * Between two known points of a line of the grid, values lie on the straight line between them; where both directions have such
 * neighbours, their mean is taken. Narrow gaps are closed before wide ones, so that near values count and far ones do not: what is
 * straight along both axes comes out exactly. A hole that was told stays one, and no line is drawn from it; beyond the outermost known points nothing is made up.
 */
export function fillGaps(xs: readonly number[], ys: readonly number[], values: Float64Array, told: Uint8Array): Uint8Array | undefined {
  if (told.every((one) => one === 1)) return undefined;
  const known = told.slice();
  const filled = new Uint8Array(told.length);
  const sums = new Float64Array(told.length);
  const counts = new Uint8Array(told.length);
  const steps = [partsOf(xs), partsOf(ys)];
  const finest = Math.min(...steps.flatMap((parts) => parts.slice(1).map((part, k) => part - parts[k])));
  for (let reach = 2 * finest, isChanged = true; isChanged || reach < 2; reach *= 2) {
    for (let j = 0; j < ys.length; j++) reachAlong(steps[0], j * xs.length, 1, reach);
    for (let i = 0; i < xs.length; i++) reachAlong(steps[1], i, xs.length, reach);
    isChanged = takeOver();
  }
  return filled.includes(1) ? filled : undefined;

  /** Draws the straight lines between known neighbours of one line of the grid that lie no farther apart than `reach`, a part of the axis. */
  function reachAlong(parts: readonly number[], start: number, stride: number, reach: number): void {
    let last = -1;
    for (let i = 0; i < parts.length; i++) {
      if (known[start + i * stride] === 0) continue;
      const gap = last < 0 ? Infinity : parts[i] - parts[last];
      if (i > last + 1 && gap <= reach * (1 + 1e-9)) {
        const [from, to] = [values[start + last * stride], values[start + i * stride]];
        for (let k = last + 1; k < i; k++) {
          const along = (parts[k] - parts[last]) / gap;
          sums[start + k * stride] += from * (1 - along) + to * along;
          counts[start + k * stride]++;
        }
      }
      last = i;
    }
  }

  function takeOver(): boolean {
    let isChanged = false;
    for (let k = 0; k < counts.length; k++) {
      if (counts[k] === 0) continue;
      // A hole at the end of either line makes the sum NaN.
      values[k] = sums[k] / counts[k];
      filled[k] = Number.isNaN(values[k]) ? 0 : 1;
      known[k] = 1;
      sums[k] = counts[k] = 0;
      isChanged = true;
    }
    return isChanged;
  }
}

/** Where the lines of a grid lie, as parts of their extent. */
function partsOf(lines: readonly number[]): readonly number[] {
  const extent = lines[lines.length - 1] - lines[0] || 1;
  return lines.map((line) => (line - lines[0]) / extent);
}
