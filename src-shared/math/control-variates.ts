/** A mean over many, estimated from few of them with the help of quantities whose mean over all is known (Lavenberg and Welch 1981). */

export interface Estimate {
  readonly mean: number;
  /** Standard error of the mean. */
  readonly error: number;
}

/** A quantity that is known of all: its values on the sample, and its mean over all. */
export interface Control {
  readonly sample: Float32Array;
  readonly mean: number;
}

const average = (values: Float32Array): number => values.reduce((sum, x) => sum + x, 0) / values.length;
const product = (a: Float64Array, b: Float64Array): number => a.reduce((sum, x, i) => sum + x * b[i], 0);
const subtract = (from: Float64Array, times: number, what: Float64Array): void => from.forEach((x, i) => { from[i] = x - times * what[i]; });

/**
 * The mean over `whole` items of a quantity of which a random sample, drawn without replacement, is known: the sample's mean, moved
 * along its regression on the controls by as much as their sample means miss their means. The error is that of the regression's residual.
 */
export function estimateMean(sample: Float32Array, controls: readonly Control[], whole: number): Estimate {
  const m = sample.length;
  let mean = average(sample);
  if (m >= whole) return { mean, error: 0 };
  const residual = Float64Array.from(sample, (x) => x - mean);
  // Controls made orthogonal one after the other (Gram-Schmidt), each with how far its sample mean is off.
  const basis: { readonly values: Float64Array; readonly size: number; readonly off: number }[] = [];
  let leverage = 0;
  for (const control of controls) {
    const middle = average(control.sample);
    const values = Float64Array.from(control.sample, (x) => x - middle);
    const whole = product(values, values);
    let off = control.mean - middle;
    for (const earlier of basis) {
      const share = product(values, earlier.values) / earlier.size;
      subtract(values, share, earlier.values);
      off -= share * earlier.off;
    }
    const size = product(values, values);
    // What the controls before say already is left out; rounding would speak instead.
    if (size <= 1e-9 * whole || size === 0) continue;
    basis.push({ values, size, off });
    const slope = product(residual, values) / size;
    subtract(residual, slope, values);
    mean += slope * off;
    leverage += off ** 2 / size;
  }
  const variance = product(residual, residual) / Math.max(1, m - 1 - basis.length);
  return { mean, error: Math.sqrt(variance * (1 - m / whole) * (1 / m + leverage)) };
}
