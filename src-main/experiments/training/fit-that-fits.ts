import { fitProgram, type FitPlan, type FitProgram } from '../../fitting/fit-program';
import { memoryLimit } from '../../engine/memory-limit';
import { mostThatFit, refuseWhatDoesNotFit } from '../../fitting/fits';
import type { TrainingSetup } from './setup';

/** Fewer examples together may leave one alone. */
const LEAST = 3;

/** The program that trains; throws a Refusal where its batches, or the pieces in which they are looked at, do not fit into memory, saying what would. */
export function fitThatFits(plan: FitPlan, { batch, piece }: Pick<TrainingSetup, 'batch' | 'piece'>, limit = memoryLimit()): FitProgram {
  const examples = Math.min(batch, plan.dataset.train.count);
  const inPieces = piece > 0;
  const fit = fitProgram({ ...plan, inPieces });
  if (inPieces) {
    refuseWhatDoesNotFit(fit.program, 'piece', Math.min(piece, examples), limit, {
      name: (together) => `Looking at ${together} examples together`,
      advice: (fits) => `${fits} together would fit.`,
    });
    return fit;
  }
  refuseWhatDoesNotFit(fit.program, 'step', examples, limit, {
    name: (size) => `A batch of ${size}`,
    advice(fits) {
      const together = mostThatFit(fitProgram({ ...plan, inPieces: true }).program, 'piece', fits, limit);
      return `A batch of ${fits} would fit${together < LEAST ? '' : `; so would this one if at most ${together} of its examples were looked at together`}.`;
    },
  });
  return fit;
}
