/** How the eigenvalues of a large symmetric matrix are spread, by stochastic Lanczos quadrature (Ghorbani et al. 2019; Ubaru et al. 2017). */
import type { Lanczos } from './lanczos';
import { tridiagonalEigen } from './tridiagonal';

/** What one probe sees: places on the axis of eigenvalues, and the share of the spectrum that each stands for (together 1). */
export interface Quadrature {
  readonly nodes: Float64Array;
  readonly shares: Float64Array;
}

/** The Gauss quadrature that a Lanczos run from a probe amounts to: Ritz values, and squares of the first entries of their vectors. */
export function quadrature({ diagonal, offDiagonal }: Lanczos): Quadrature {
  const { values, rows: [first] } = tridiagonalEigen(diagonal, offDiagonal.slice(0, -1), [0]);
  return { nodes: values, shares: first.map((x) => x * x) };
}

/** The mean of a function over the spectrum, averaged over probes: times the matrix' size it is the trace of the function of the matrix. */
export const spectralMean = (probes: readonly Quadrature[], of: (eigenvalue: number) => number): number =>
  probes.reduce((total, { nodes, shares }) => total + nodes.reduce((sum, node, i) => sum + shares[i] * of(node), 0), 0) / probes.length;

/** The density of eigenvalues at t, each drawn as a Gaussian of this width (standard deviation). */
export function spectralDensity(probes: readonly Quadrature[], t: number, width: number): number {
  const height = 1 / (width * Math.sqrt(2 * Math.PI));
  return spectralMean(probes, (eigenvalue) => height * Math.exp(-0.5 * ((t - eigenvalue) / width) ** 2));
}
