import { addBins, type ConfidenceBin } from '../../../src-shared/math/calibration';
import { beginMean, judge, logSoftmax, type Judgement } from '../../../src-shared/math/predictions';
import type { Members } from './open-members';

/** The first so many members of an ensemble. */
export interface Grown {
  /** Each alone, in their order. */
  readonly alone: readonly Judgement[];
  /** The mean of their predictions. */
  readonly together: Judgement;
  /** Bins of the predictions of all of them, each counted as one. */
  readonly pooled: readonly ConfidenceBin[];
}

/** An ensemble to which members are added in their order, whose logits are given one member after another. */
export function growing({ labels, classes }: Pick<Members, 'labels' | 'classes'>, logitsOf: (member: number) => Promise<Float32Array>): (members: number) => Promise<Grown> {
  const mean = beginMean(labels.length * classes);
  const alone: Judgement[] = [];
  let grown: Grown | undefined;
  return async (members) => {
    while (alone.length < members) {
      const log = logSoftmax(await logitsOf(alone.length + 1), classes);
      mean.add(log);
      const own = judge(log, labels);
      alone.push(own);
      grown = { alone: [...alone], together: judge(mean.mean(), labels), pooled: grown ? addBins(grown.pooled, own.bins) : own.bins };
    }
    if (grown?.alone.length !== members) throw new Error(`an ensemble of fewer members than it has: ${members}`);
    return grown;
  };
}
