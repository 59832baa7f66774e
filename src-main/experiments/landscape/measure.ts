import { evaluate, type Evaluation } from '../../fitting/evaluate';
import { carryStatistics } from './carry-statistics';
import { setsOf, type Around } from './open-around';
import { penaltyAt } from './penalty';
import type { LandscapeRow, LandscapeSetup } from './setup';
import type { Point, Way } from './way';

const finite = (x: number | undefined): number | null => (x !== undefined && Number.isFinite(x) ? x : null);

/** What a point's row says of the point's losses. */
export type Measured = Pick<LandscapeRow, 'loss' | 'accuracy' | 'testLoss' | 'testAccuracy' | 'error' | 'testError' | 'images'>;

const hole: Measured = { loss: null, accuracy: null, testLoss: null, testAccuracy: null, error: null, testError: null, images: 0 };

/** Losses and accuracies at a point: over each split, as `look` finds them, with the weight-decay term where it is asked for; a hole where batch norm makes no sense. */
export async function measureBy(look: (split: string) => Promise<(Evaluation & { readonly error: number; readonly images: number }) | undefined>, setup: LandscapeSetup, { session, trained, splits }: Around, way: Way, point: Point): Promise<Measured> {
  const { network, statistics: own } = trained;
  if (!(await carryStatistics(session, point, { network, own, way, how: setup.statistics, count: splits.get('train')?.count ?? 0 }))) return hole;
  const asked = setsOf(setup);
  const train = asked.includes('train') ? await look('train') : undefined;
  const test = asked.includes('test') ? await look('test') : undefined;
  const term = await penaltyAt(session, point, setup);
  return {
    loss: finite(train && train.loss + term),
    accuracy: train?.accuracy ?? null,
    testLoss: finite(test && test.loss + term),
    testAccuracy: test?.accuracy ?? null,
    error: finite(train?.error),
    testError: finite(test?.error),
    images: (train ?? test)?.images ?? 0,
  };
}

/** Losses and accuracies at a point over all images. */
export const measureExactly = (setup: LandscapeSetup, around: Around, way: Way, point: Point): Promise<Measured> => measureBy(async (name) => {
  const split = around.splits.get(name);
  return split && { ...(await evaluate(around.session, `point.${name}`, split.count, { a: point.a, b: point.b })), error: 0, images: split.count };
}, setup, around, way, point);
