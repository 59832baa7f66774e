import { setImmediate as breathe } from 'node:timers/promises';
import { Refusal } from '../../../src-shared/refusal';
import { firstOf } from '../../datasets/choose';
import { npyPieces } from '../../datasets/npy-file';
import type { Split } from '../../datasets/dataset';
import type { Session } from '../../engine/engine';
import { openEngine } from '../../engine/open';
import { evaluate, EVALUATION_BATCH, type Evaluation } from '../../fitting/evaluate';
import { fillSplit } from '../../fitting/examples';
import { refuseWhatDoesNotFit } from '../../fitting/fits';
import { readWeights, type NetworkWeights } from '../../networks';
import type { Bench } from '../bench';
import { madeWith } from '../made-with';
import { openTrained, type Trained } from '../open-trained';
import { carryStatistics, maybeStatisticsAt } from './carry-statistics';
import { penaltyAt } from './penalty';
import { randomDirections, wayAround } from './random-way';
import type { LandscapeRow, LandscapeSetup } from './setup';
import { sliceProgram } from './slice-program';
import { storedDirections } from './stored-directions';
import { repeated, type Way } from './way';
import { lineTo, planeThrough } from './way-between';

const finite = (x: number | undefined) => (x !== undefined && Number.isFinite(x) ? x : null);

async function wayOf(setup: LandscapeSetup, { network, weights, statistics }: Trained, { seed, weights: shelf }: Bench, repeat: number): Promise<Way> {
  const own = { weights, statistics };
  const open = async (reference: string): Promise<NetworkWeights> => readWeights((await shelf.weightsPath(reference)).path, network);
  switch (setup.directions) {
    case 'random': return wayAround(setup, randomDirections(setup, seed, network, weights, repeat));
    case 'from an experiment': return wayAround(setup, await storedDirections(setup, network, shelf));
    case 'towards other weights': return lineTo(network, own, await open(setup.other), setup);
    case 'plane through three weights': return planeThrough(network, own, [await open(setup.other), await open(setup.third)], setup);
  }
}

/** Sends a way's directions to the device, and leaves them behind under their names with an ending. */
async function placeWay(session: Session, { first, second, flat }: Way, { leave }: Bench, ending: string): Promise<void> {
  await session.set('direction-1', first);
  await session.set('direction-2', second);
  await leave.array(`direction-1${ending}`, npyPieces(first, [first.length]));
  if (flat) await leave.array(`direction-2${ending}`, npyPieces(second, [second.length]));
}

/** What the statistics come to along the way, in words; nothing where they are kept. */
function sayStatistics({ statistics: how }: LandscapeSetup, way: Way, { network, statistics: own }: Trained): string {
  if (own.length === 0 || how === 'kept') return '';
  if (how === 'recomputed') return ' Batch-norm statistics are recomputed at every point, so that the centre drawn may differ from the loss with the stored ones.';
  const along = way.statistics;
  const holes = along ? way.points.filter((point) => how === 'interpolated' && !maybeStatisticsAt(network, own, along, point, false)).length : 0;
  return holes === 0 ? '' : ` At ${holes} of ${way.points.length} points an interpolated batch-norm variance is negative: they are left empty.`;
}

/** Loss on a line or plane through the weights (Li et al. 2018, eq. 1). */
export async function* run(setup: LandscapeSetup, bench: Bench): AsyncGenerator<LandscapeRow, void, void> {
  const trained = await openTrained(setup.weights, setup.dataset, bench.weights);
  const { network, weights, statistics, dataset } = trained;
  const splits = new Map<string, Split>([['train', firstOf(dataset.train, setup.examples)]]);
  if (setup.sets === 'train and test') splits.set('test', firstOf(dataset.test, setup.examples));
  const count = splits.get('train')!.count;
  const { program, places } = sliceProgram(network, dataset, splits);
  refuseWhatDoesNotFit(program, 'point.train', Math.min(EVALUATION_BATCH, count));
  const recomputes = setup.statistics === 'recomputed' && statistics.length > 0;
  if (recomputes) refuseWhatDoesNotFit(program, 'recompute', Math.min(EVALUATION_BATCH, count));
  let way = await wayOf(setup, trained, bench, 1);
  let placed = 1;
  const engine = await openEngine();
  await bench.madeWith(madeWith(engine));
  const session = await engine.load(program);
  await session.set('weights', weights);
  if (statistics.length > 0) await session.set('statistics', statistics);
  for (const [name, place] of places) await fillSplit(session, place, splits.get(name)!);
  await placeWay(session, way, bench, '');

  const at = async (name: string, a: number, b: number): Promise<Evaluation | undefined> => {
    const split = splits.get(name);
    return split && evaluate(session, `point.${name}`, split.count, { a, b });
  };
  // A plot whose middle is not the network's own loss shows something else than it says.
  const own = await evaluate(session, 'own.train', count);
  if (!Number.isFinite(own.loss) || !weights.every(Number.isFinite)) {
    throw new Refusal(`The loss of the weights ${setup.weights} is not a number: their training diverged, and there is no landscape around them. Take weights kept before that, or train at a lower rate.`);
  }
  const centre = await at('train', 0, 0);
  if (centre?.loss !== own.loss) throw new Error(`the centre is not the network's loss: ${centre?.loss} and ${own.loss}`);
  const atCentre = await penaltyAt(session, { a: 0, b: 0 }, setup);
  const penalty = atCentre === 0 ? '' : ` The loss drawn has the weight-decay term added, which is ${Number(atCentre.toPrecision(6))} there.`;
  await bench.note(`The centre equals the network's own loss exactly: ${own.loss}.${penalty}${way.said ? ` ${setup.repeats > 1 ? 'First repeat: ' : ''}${way.said}` : ''}${sayStatistics(setup, way, trained)}`);

  const carried = { network, own: statistics, way, how: setup.statistics, count };
  for (const { a, b, repeat } of bench.remaining(repeated(way.points, setup.repeats))) {
    if (repeat !== placed) {
      way = await wayOf(setup, trained, bench, repeat);
      await placeWay(session, way, bench, `-of-${repeat}`);
      placed = repeat;
    }
    const isThere = await carryStatistics(session, { a, b }, carried);
    const train = isThere ? await at('train', a, b) : undefined;
    const test = isThere ? await at('test', a, b) : undefined;
    const term = isThere ? await penaltyAt(session, { a, b }, setup) : 0;
    await breathe();
    yield {
      a,
      b: way.flat ? b : null,
      loss: finite(train && train.loss + term),
      accuracy: train?.accuracy ?? null,
      testLoss: finite(test && test.loss + term),
      testAccuracy: test?.accuracy ?? null,
      repeat,
    };
  }
  await session.close();
}
