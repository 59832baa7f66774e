/** Eigenvalues of a symmetric tridiagonal matrix, ascending, and the asked rows of the matrix whose columns are its eigenvectors. */
export interface TridiagonalEigen {
  readonly values: Float64Array;
  /** For each asked row, that entry of every eigenvector (unit length), in the order of the values. */
  readonly rows: readonly Float64Array[];
}

const MOST_SWEEPS = 60;

/**
 * Decomposes the matrix with these `n` diagonal and `n - 1` off-diagonal entries by implicit QL (Golub and Van Loan, section 8.3).
 * Only the asked rows of the eigenvectors are carried along: a row costs n² operations, the whole matrix n³.
 * Throws where an entry is not a number.
 */
export function tridiagonalEigen(diagonal: ArrayLike<number>, offDiagonal: ArrayLike<number>, rows: readonly number[] = []): TridiagonalEigen {
  const n = diagonal.length;
  const d = Float64Array.from(diagonal);
  const e = new Float64Array(n);
  for (let i = 0; i < n - 1; i++) e[i] = offDiagonal[i];
  const carried = rows.map((row) => Float64Array.from({ length: n }, (_, i) => (i === row ? 1 : 0)));
  if (!d.every(Number.isFinite) || !e.every(Number.isFinite)) throw new Error('a tridiagonal matrix with an entry that is no number');

  for (let low = 0; low < n; low++) {
    for (let sweep = 0; ; sweep++) {
      let high = low;
      while (high < n - 1 && Math.abs(e[high]) > Number.EPSILON * (Math.abs(d[high]) + Math.abs(d[high + 1]))) high++;
      if (high === low) break;
      if (sweep === MOST_SWEEPS) throw new Error(`no eigenvalue after sweeps: ${sweep}`);
      sweepOnce(d, e, low, high, carried);
    }
  }
  const order = Array.from(d.keys()).sort((i, j) => d[i] - d[j]);
  const sorted = (entries: Float64Array) => Float64Array.from(order, (i) => entries[i]);
  return { values: sorted(d), rows: carried.map(sorted) };
}

/** One implicit QL step with Wilkinson's shift on the block from low to high. */
function sweepOnce(d: Float64Array, e: Float64Array, low: number, high: number, carried: readonly Float64Array[]): void {
  const half = (d[low + 1] - d[low]) / (2 * e[low]);
  const root = Math.hypot(half, 1);
  let g = d[high] - d[low] + e[low] / (half + (half >= 0 ? root : -root));
  let [s, c, p] = [1, 1, 0];
  for (let i = high - 1; i >= low; i--) {
    const f = s * e[i];
    const b = c * e[i];
    const r = Math.hypot(f, g);
    e[i + 1] = r;
    if (r === 0) {
      // The block fell apart on the way: what is left is done in the next sweep.
      d[i + 1] -= p;
      e[high] = 0;
      return;
    }
    [s, c] = [f / r, g / r];
    const shifted = d[i + 1] - p;
    const t = (d[i] - shifted) * s + 2 * c * b;
    p = s * t;
    d[i + 1] = shifted + p;
    g = c * t - b;
    for (const row of carried) [row[i + 1], row[i]] = [s * row[i] + c * row[i + 1], c * row[i] - s * row[i + 1]];
  }
  d[low] -= p;
  e[low] = g;
  e[high] = 0;
}
