import type { Bench } from '../bench';
import { measureDensity } from './measure-density';
import { measureExtremes } from './measure-extremes';
import { measureMap } from './measure-map';
import { measureTrace } from './measure-trace';
import { openCurvature } from './open-curvature';
import type { CurvatureRow, CurvatureSetup } from './setup';

const measures = { extremes: measureExtremes, trace: measureTrace, density: measureDensity, map: measureMap } as const;

/** Measures the Hessian of the mean loss at trained weights. */
export async function* run(setup: CurvatureSetup, bench: Bench): AsyncGenerator<CurvatureRow, void, void> {
  const curvature = await openCurvature(setup, bench);
  yield* measures[setup.measure](setup, bench, curvature);
  // Lanczos keeps vectors as long as the weights: too much to leave lying about.
  await bench.leave.forget();
  await curvature.close();
}
