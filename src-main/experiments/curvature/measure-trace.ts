import { dot } from '../../../src-shared/math/direction';
import { estimate, signs } from '../../../src-shared/math/hutchinson';
import type { Bench } from '../bench';
import type { Curvature } from './open-curvature';
import { rowOf, type CurvatureRow, type CurvatureSetup } from './setup';

/** The columns that tell of a trace, given all samples so far. */
export function traceColumns(samples: readonly number[]): Pick<CurvatureRow, 'probe' | 'sample' | 'trace' | 'error' | 'low' | 'high'> {
  const { mean, error } = estimate(samples);
  const ends = error === undefined ? { low: null, high: null } : { low: mean - error, high: mean + error };
  return { probe: samples.length, sample: samples.at(-1)!, trace: mean, error: error ?? null, ...ends };
}

/** A row for each random vector, part by part, with the mean so far; samples told earlier are taken from their rows. */
export async function* measureTrace(setup: CurvatureSetup, bench: Bench, curvature: Curvature): AsyncGenerator<CurvatureRow, void, void> {
  const told = bench.done.map(({ row }) => Number(row['sample']));
  await bench.note(curvature.said);
  for (const { name, operator } of curvature.parts) {
    const samples = told.splice(0, setup.probes);
    while (samples.length < setup.probes) {
      const vector = signs(bench.seed, `probe ${samples.length} ${name}`, operator.vector());
      samples.push(dot(vector, await operator.times(vector)));
      yield rowOf({ row: 'probe', part: name, ...traceColumns(samples) });
    }
  }
}
