import { setImmediate as breathe } from 'node:timers/promises';
import { CONFIDENCE_BINS } from '../../../src-shared/math/calibration';
import type { Judgement } from '../../../src-shared/math/predictions';
import type { Bench } from '../bench';
import { growing, type Grown } from './growing';
import { keepLogits, keptLogits } from './keep-logits';
import { openMembers } from './open-members';
import { rowOf, type EnsembleRow, type EnsembleSetup } from './setup';

const percent = (share: number): string => `${(100 * share).toFixed(2)}\u2009%`;
const plain = (x: number): string => String(Number(x.toPrecision(4)));

/** From the least to the greatest, as text. */
function reach(values: readonly number[], show: (x: number) => string): string {
  const [least, greatest] = [Math.min(...values), Math.max(...values)].map(show);
  return least === greatest ? least : `${least} to ${greatest}`;
}

/** What came out, in a sentence. */
function summary({ alone, together }: Grown): string {
  const beside = (of: (judged: Judgement) => number, show: (x: number) => string): string => `${show(of(together))} (each alone ${reach(alone.map(of), show)})`;
  return `The mean of ${alone.length} predictions has an accuracy of ${beside(({ accuracy }) => accuracy, percent)}, a negative log-likelihood of ${beside(({ nll }) => nll, plain)} and an expected calibration error of ${beside(({ ece }) => ece, plain)}.`;
}

/** Averages what several weights predict: a row for each, with what those up to it come to together, then the bins of the reliability diagram. */
export async function* run(setup: EnsembleSetup, bench: Bench): AsyncGenerator<EnsembleRow, void, void> {
  const members = await openMembers(setup, bench);
  await bench.note(members.said);
  const growTo = growing(members, async (member) => {
    const kept = await keptLogits(bench, member, members.labels.length * members.classes);
    if (kept) return kept;
    const logits = await members.logitsOf(member);
    await keepLogits(bench, member, logits);
    return logits;
  });

  const memberRow = async (reference: string, member: number): Promise<EnsembleRow> => {
    const { alone, together } = await growTo(member);
    const { accuracy, nll, ece } = alone[member - 1];
    return rowOf({ part: 'member', member, weights: reference, accuracy, nll, ece, ensembleAccuracy: together.accuracy, ensembleNll: together.nll, ensembleEce: together.ece });
  };
  const binRow = async (of: NonNullable<EnsembleRow['of']>, bin: number): Promise<EnsembleRow> => {
    const { alone, together, pooled } = await growTo(setup.weights.length);
    const { count, confidence, right } = (of === 'Ensemble' ? together.bins : pooled)[bin - 1];
    const predictions = members.labels.length * (of === 'Ensemble' ? 1 : alone.length);
    return rowOf({ part: 'bin', of, bin, confidence: count > 0 ? confidence / count : null, binAccuracy: count > 0 ? right / count : null, share: count / predictions });
  };

  const makers = [
    ...setup.weights.map((reference, k) => () => memberRow(reference, k + 1)),
    ...(['Ensemble', 'Members alone'] as const).flatMap((of) => Array.from({ length: CONFIDENCE_BINS }, (_, m) => () => binRow(of, m + 1))),
  ];
  for (const make of bench.remaining(makers)) {
    const row = await make();
    await breathe();
    yield row;
  }
  await bench.caption(summary(await growTo(setup.weights.length)));
  await bench.leave.forget();
  await members.close();
}
