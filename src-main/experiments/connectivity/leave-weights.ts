import { coefficients } from '../../../src-shared/math/curve';
import { recomputeAt } from '../../fitting/curve/look';
import { weightPieces } from '../../networks';
import type { Bench } from '../bench';
import type { OpenCurve } from './open-curve';
import type { ConnectivitySetup } from './setup';

/** The name of the weights kept at a t. */
export const nameAt = (t: number): string => `t-${t.toFixed(3)}`;

/** Leaves the bends, and the weights at the ts asked for, each with batch-norm statistics computed there. */
export async function leaveWeights({ curve, bends, keep }: ConnectivitySetup, bench: Bench, open: OpenCurve): Promise<void> {
  const points = await open.points();
  const leave = async (name: string, shares: readonly number[]): Promise<void> => {
    await recomputeAt(open.looking, shares);
    const statistics = open.network.layout.statistics > 0 ? Float32Array.from((await open.session.get('statistics')) as Float32Array) : new Float32Array(0);
    const weights = points[0].map((_, k) => shares.reduce((sum, share, i) => sum + share * points[i][k], 0));
    await bench.leave.weights(name, weightPieces(open.network, { weights, statistics }));
  };
  for (let k = 1; k <= bends; k++) await leave(`bend-${k}`, points.map((_, i) => (i === k ? 1 : 0)));
  for (const t of keep) await leave(nameAt(t), coefficients(curve, points.length, t));
}
