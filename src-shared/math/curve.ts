/**
 * Curves through control points w_0 ... w_n of weight space (Garipov et al. 2018, arXiv 1802.10026, section 3), by their coefficients:
 * phi(t) = sum_i c_i(t) w_i. A Bezier curve has c_i(t) = C(n, i) t^i (1 - t)^(n - i), a polygonal chain c_i(t) = max(0, 1 - |t n - i|).
 * Lengths follow from the Gram matrix of the control points, so that no curve is ever laid out in weight space.
 */
export const FAMILIES = ['bezier', 'chain'] as const;
export type CurveFamily = (typeof FAMILIES)[number];

function binomial(n: number, i: number): number {
  let value = 1;
  for (let k = 1; k <= i; k++) value = (value * (n - i + k)) / k;
  return value;
}

/** The coefficients (points) of the control points at t, which is 0 at the first of them and 1 at the last. They sum to 1. */
export function coefficients(family: CurveFamily, points: number, t: number): number[] {
  const n = points - 1;
  return Array.from({ length: points }, (_, i) => (family === 'chain' ? Math.max(0, 1 - Math.abs(t * n - i)) : binomial(n, i) * t ** i * (1 - t) ** (n - i)));
}

/** The coefficients (points) of the velocity phi'(t); of a chain, that of the leg that t is on. */
function velocity(family: CurveFamily, points: number, t: number): number[] {
  const n = points - 1;
  const leg = Math.min(n - 1, Math.floor(t * n));
  const lower = family === 'chain' ? Array.from({ length: n }, (_, i) => (i === leg ? 1 : 0)) : coefficients(family, n, t);
  return Array.from({ length: points }, (_, i) => n * ((lower[i - 1] ?? 0) - (lower[i] ?? 0)));
}

/** Dot products (points x points) of control points, by rows. */
export type Gram = readonly (readonly number[])[];

/** The 2-norm of a combination of control points. */
export function normOf(combination: readonly number[], gram: Gram): number {
  let square = 0;
  for (const [i, c] of combination.entries()) for (const [j, d] of combination.entries()) square += c * d * gram[i][j];
  return Math.sqrt(Math.max(0, square));
}

/** The distances between the points of a curve at consecutive ts (ts - 1). */
export const stepsAlong = (family: CurveFamily, gram: Gram, ts: readonly number[]): number[] => {
  const at = ts.map((t) => coefficients(family, gram.length, t));
  return at.slice(1).map((to, k) => normOf(to.map((c, i) => c - at[k][i]), gram));
};

// Gauss and Legendre's five points on [-1, 1] and their weights.
const NODES = [0, Math.sqrt(5 - 2 * Math.sqrt(10 / 7)) / 3, Math.sqrt(5 + 2 * Math.sqrt(10 / 7)) / 3];
const SHARES = [128 / 225, (322 + 13 * Math.sqrt(70)) / 900, (322 - 13 * Math.sqrt(70)) / 900];
const FIVE = [0, 1, -1, 2, -2].map((k) => [Math.sign(k) * NODES[Math.abs(k)], SHARES[Math.abs(k)]] as const);
const PANELS = 64;

/** The length of the curve itself, the integral of |phi'(t)|: exact for a chain, by quadrature over 64 panels for a Bezier curve. */
export function curveLength(family: CurveFamily, gram: Gram): number {
  const legs = gram.length - 1;
  const panels = family === 'chain' ? legs : PANELS;
  let length = 0;
  for (let k = 0; k < panels; k++) {
    for (const [node, share] of FIVE) length += (share / 2 / panels) * normOf(velocity(family, gram.length, (k + (node + 1) / 2) / panels), gram);
  }
  return length;
}
