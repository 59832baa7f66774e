import { areConverged, extremes, isExhausted, type Extremes, type Lanczos } from '../../../src-shared/math/lanczos';
import type { CurvatureRow } from './setup';

export interface Followed {
  readonly state: Lanczos;
  readonly ends: Extremes;
  /** Whether the residuals are within the tolerance, or no further step exists. */
  readonly isEnough: boolean;
}

/**
 * Lanczos step by step, until both residuals are within the tolerance or the steps are used up.
 * Ends early where a product overflowed: there is no number to tell then.
 */
export async function* follow(begin: Lanczos, most: number, tolerance: number, step: (state: Lanczos) => Promise<Lanczos>): AsyncGenerator<Followed, void, void> {
  for (let state = begin; state.diagonal.length < most; ) {
    state = await step(state);
    if (!Number.isFinite(state.diagonal.at(-1)) || !Number.isFinite(state.offDiagonal.at(-1))) return;
    const ends = extremes(state);
    const isEnough = isExhausted(state) || areConverged(ends, tolerance);
    yield { state, ends, isEnough };
    if (isEnough) return;
  }
}

/** The columns that tell of the two ends. */
export const endColumns = ({ state: { diagonal }, ends: { smallest, largest, smallestResidual, largestResidual } }: Followed): Pick<CurvatureRow, 'step' | 'lambdaMin' | 'lambdaMax' | 'residualMin' | 'residualMax' | 'ratio'> => ({
  step: diagonal.length,
  lambdaMin: smallest,
  lambdaMax: largest,
  residualMin: smallestResidual,
  residualMax: largestResidual,
  ratio: largest === 0 ? null : Math.abs(smallest / largest),
});
