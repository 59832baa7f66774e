/** The two networks that a path leads from and to. */
import { Refusal } from '../../../src-shared/refusal';
import type { Session } from '../../engine/engine';
import type { Network, NetworkWeights } from '../../networks';
import { evaluate, EVALUATION_BATCH } from '../evaluate';

export interface Ends {
  /** What they are called. */
  readonly names: readonly [string, string];
  readonly weights: readonly [NetworkWeights, NetworkWeights];
}

const ADVICE = 'their training diverged. Take weights kept before that.';

/** Throws a Refusal where an end is not made of numbers, or where both are the same point. */
export function refuseEnds({ names, weights: [one, other] }: Ends): void {
  for (const [i, { weights }] of [one, other].entries()) if (!weights.every(Number.isFinite)) throw new Refusal(`The weights ${names[i]} are not all numbers: ${ADVICE}`);
  if (one.weights.every((x, k) => x === other.weights[k])) {
    throw new Refusal(`${names[0]} and ${names[1]} are the same point of weight space, so that there is nothing between them: choose weights of another run or another epoch.`);
  }
}

/** What is true where `checkEnds` has not thrown. */
export const ENDS_HOLD = 'At t = 0 and t = 1 the path has exactly the losses of the networks there, with their own batch-norm statistics.';

/**
 * Holds both ends of a path to the networks there, over the first `test` examples: the same losses to the last bit, with their own statistics.
 * Throws a Refusal where such a loss is not a number.
 */
export async function checkEnds(session: Session, network: Network, { names, weights }: Ends, coefficientsAt: (t: number) => readonly number[], test: number): Promise<void> {
  const count = Math.min(EVALUATION_BATCH, test);
  if (count === 0) return;
  for (const [t, { statistics }] of weights.entries()) {
    if (network.layout.statistics > 0) await session.set('statistics', statistics);
    const there = await evaluate(session, 'evaluate.test', count, { coefficients: Float32Array.from(coefficientsAt(t)) });
    const own = await evaluate(session, t === 0 ? 'start.test' : 'end.test', count);
    if (!Number.isFinite(own.loss)) throw new Refusal(`The loss of the weights ${names[t]} is not a number: ${ADVICE}`);
    if (there.loss !== own.loss) throw new Error(`the end of the path is not the network's loss: ${there.loss} and ${own.loss}`);
  }
}
