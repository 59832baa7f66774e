/** The sentences under the tables of the recipes after Gotmare et al. 2019. */
import { listed, madeWithNote, smokeNote } from '../notes';
import type { Answers, Outcomes } from '../modes/trained';
import type { Circumstances } from '../recipe';
import type { PaperNetwork } from './networks';
import { sizeFor } from './sizes';

export const CURVE = 'A curve is a chain of two straight pieces with one free bend, as a summary of the paper says [S]; Garipov et al. prefer a Bezier curve. It starts as the straight segment.';

/** What is held to be the paper's settings without having been seen in it. */
const UNSEEN = '[M, unverified]';

/** Which network stands for which, and whose numbers those are. */
function standIn({ scale }: Circumstances, { called, names, ending }: PaperNetwork): string {
  if (scale !== 'paper') return `${names[scale]} stands for the ${ending === '' ? called : 'ResNet'} of the paper, and fewer images and epochs for its own: what holds can be compared, not the numbers.`;
  return ending === ''
    ? 'VGG-16 without batch norm, with the head of Garipov et al.: which VGG-16 the paper takes is inferred [I, unverified].'
    : `${names.paper}: which ResNets the paper takes is inferred [I, unverified].`;
}

/** What ours is, how far the paper's own settings are known, and what made it. */
export function gotmareNotes(where: Circumstances, network: PaperNetwork, setups: readonly Answers[], outcomes: Outcomes): string[] {
  const { curve, onPath } = sizeFor(where);
  const of = (name: string) => listed(setups.map((setup) => setup[name]));
  return [
    standIn(where, network),
    `Ours: ${of('network')} on ${of('dataset')}, ${of('length')} epochs in batches of ${of('batch')} at a rate of ${of('rate')}, curves ${curve.epochs} epochs; ${where.scale} scale, seed ${where.seed}, one run each. Losses along paths are over the first ${onPath.toLocaleString('en')} images of each set at most, not augmented, with batch-norm statistics recomputed at every point.`,
    `Of the paper no tables of numbers are at hand, nor an implementation: SGD with momentum 0.9 at a rate of 0.05, batches of 100, weight decay 5e-4 over 200 epochs are from memory ${UNSEEN}; the length and the rate of the curves' training, and how images are normalised, are inferred [I, unverified].`,
    ...smokeNote(where),
    ...madeWithNote(outcomes),
  ];
}
