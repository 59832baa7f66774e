/**
 * All eigenvalues and eigenvectors of a small symmetric matrix by cyclic Jacobi rotations (Golub and Van Loan, Matrix Computations,
 * 4th ed., section 8.5): slower than reduction to a tridiagonal matrix, but simple, and accurate for small eigenvalues too.
 */

export interface SymmetricEigen {
  /** From the largest down. */
  readonly values: Float64Array;
  /** The unit vector that belongs to each value. */
  readonly vectors: readonly Float64Array[];
}

const MOST_SWEEPS = 60;

/** The eigenvalues and eigenvectors of a symmetric matrix (n, n), row by row. Throws where an entry is not a finite number. */
export function symmetricEigen(matrix: Float64Array, n: number): SymmetricEigen {
  if (matrix.length !== n * n) throw new Error(`not ${n} by ${n} entries: ${matrix.length}`);
  if (!matrix.every(Number.isFinite)) throw new Error('a matrix with entries that are no finite numbers has no eigenvalues');
  const a = Float64Array.from(matrix);
  // Row i becomes the i-th eigenvector, so that a rotation runs along memory.
  const v = new Float64Array(n * n);
  for (let i = 0; i < n; i++) v[i * n + i] = 1;
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let turned = false;
    for (let p = 0; p < n - 1; p++) {
      for (let q = p + 1; q < n; q++) turned = rotate(a, v, n, p, q) || turned;
    }
    if (!turned) break;
  }
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => a[j * n + j] - a[i * n + i]);
  return { values: Float64Array.from(order, (i) => a[i * n + i]), vectors: order.map((i) => v.slice(i * n, (i + 1) * n)) };
}

/** Makes the entry (p, q) zero; false where it is so already beside the diagonal, to rounding. */
function rotate(a: Float64Array, v: Float64Array, n: number, p: number, q: number): boolean {
  const entry = a[p * n + q];
  const [app, aqq] = [a[p * n + p], a[q * n + q]];
  if (Math.abs(entry) <= Number.EPSILON * Math.sqrt(Math.abs(app * aqq)) || Math.abs(entry) < Number.MIN_VALUE / Number.EPSILON) return false;
  const tau = (aqq - app) / (2 * entry);
  const t = Math.sign(tau || 1) / (Math.abs(tau) + Math.hypot(1, tau));
  const c = 1 / Math.hypot(1, t);
  const s = t * c;
  for (let k = 0; k < n; k++) {
    const [akp, akq] = [a[k * n + p], a[k * n + q]];
    a[k * n + p] = c * akp - s * akq;
    a[k * n + q] = s * akp + c * akq;
  }
  turnRows(a, n, p, q, c, s);
  turnRows(v, n, p, q, c, s);
  a[p * n + q] = a[q * n + p] = 0;
  return true;
}

function turnRows(m: Float64Array, n: number, p: number, q: number, c: number, s: number): void {
  for (let k = 0; k < n; k++) {
    const [mp, mq] = [m[p * n + k], m[q * n + k]];
    m[p * n + k] = c * mp - s * mq;
    m[q * n + k] = s * mp + c * mq;
  }
}
