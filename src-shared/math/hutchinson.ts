/** The trace of a matrix that is only known by its products, as the mean of v · H v over random signs v (Hutchinson 1990). */
import { stream } from './random';

/** A probe: signs by the seed and the probe's number, each entry 1 or -1. */
export function signs<T extends Float32Array | Float64Array>(seed: number, purpose: string, into: T): T {
  const draws = stream(seed, purpose);
  for (let k = 0; k < into.length; k++) into[k] = draws.uniform(k) < 0.5 ? -1 : 1;
  return into;
}

export interface Estimate {
  readonly mean: number;
  /** The mean's standard error; undefined for a single sample. */
  readonly error: number | undefined;
}

/** The mean of samples, and its standard error from their own spread. */
export function estimate(samples: readonly number[]): Estimate {
  const { length } = samples;
  const mean = samples.reduce((total, x) => total + x, 0) / length;
  const squares = samples.reduce((total, x) => total + (x - mean) ** 2, 0);
  return { mean, error: length > 1 ? Math.sqrt(squares / (length - 1) / length) : undefined };
}
