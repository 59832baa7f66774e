/** Everything in place to train a curve between two networks and to look along it. */
import { coefficients } from '../../../src-shared/math/curve';
import { firstOf } from '../../datasets/choose';
import type { Dataset } from '../../datasets';
import { openEngine } from '../../engine/open';
import type { Session } from '../../engine/engine';
import { curveProgram, type CurveProgram } from '../../fitting/curve/curve-program';
import { checkEnds, refuseEnds, type Ends } from '../../fitting/curve/ends';
import type { Looking } from '../../fitting/curve/look';
import { decayMask } from '../../fitting/decay-mask';
import { EVALUATION_BATCH } from '../../fitting/evaluate';
import { fillSplit } from '../../fitting/examples';
import { refuseWhatDoesNotFit } from '../../fitting/fits';
import type { Network, NetworkWeights } from '../../networks';
import { augmentations } from '../augmentation-field';
import type { Bench } from '../bench';
import { madeWith } from '../made-with';
import { openOther, openTrained } from '../open-trained';
import { optimiserSettings } from '../optimiser-settings';
import type { ConnectivitySetup } from './setup';

export interface OpenCurve {
  readonly network: Network;
  readonly dataset: Dataset;
  readonly made: CurveProgram;
  readonly session: Session;
  readonly looking: Looking;
  readonly ends: readonly [NetworkWeights, NetworkWeights];
  /** All control points as they are now. */
  points(): Promise<Float32Array[]>;
}

/** The bends before the first update, one after another. Throws a Refusal where there are not as many weights as bends. */
async function firstBends({ bends, start, startAt }: ConnectivitySetup, network: Network, [from, to]: OpenCurve['ends'], bench: Bench): Promise<Float32Array> {
  const { parameters } = network.layout;
  const all = new Float32Array(bends * parameters);
  if (start === 'at other weights') {
    for (const [k, reference] of startAt.entries()) all.set((await openOther(reference, network, bench.weights)).weights, k * parameters);
    return all;
  }
  for (let k = 0; k < bends; k++) {
    const share = (k + 1) / (bends + 1);
    all.set(from.weights.map((x, i) => (1 - share) * x + share * to.weights[i]), k * parameters);
  }
  return all;
}

/** Opens both ends, data and engine, and puts the bends where they start. Throws a Refusal where the ends are one point, not of one network, or diverged. */
export async function openCurve(setup: ConnectivitySetup, bench: Bench): Promise<OpenCurve> {
  const { network, weights, statistics, dataset } = await openTrained(setup.weights, setup.dataset, bench.weights);
  const ends = [{ weights, statistics }, await openOther(setup.other, network, bench.weights)] as const;
  const named: Ends = { names: [setup.weights, setup.other], weights: ends };
  refuseEnds(named);

  const augmentation = augmentations[setup.augmentation];
  const augmentedPath = setup.trainImages === 'augmented';
  const [train, test] = [dataset.train, firstOf(dataset.test, setup.examples)];
  const settings = optimiserSettings(setup);
  const made = curveProgram({ network, dataset: { ...dataset, test }, bends: setup.bends, decayOn: setup.decayOn, augmentation, augmentedPath, fit: { optimiser: setup.optimiser, settings } });
  refuseWhatDoesNotFit(made.program, 'step', Math.min(setup.batch, train.count));
  refuseWhatDoesNotFit(made.program, 'evaluate.train', Math.min(EVALUATION_BATCH, train.count));
  const engine = await openEngine();
  await bench.madeWith(madeWith(engine));
  const session = await engine.load(made.program);
  await fillSplit(session, made.train, train);
  await fillSplit(session, made.test, test);
  await session.set('start', ends[0].weights);
  await session.set('end', ends[1].weights);
  if (made.decayed) await session.set('decayed', decayMask(network, setup.decayOn));
  if (statistics.length > 0) await session.set('statistics', statistics);
  await session.set('bends', await firstBends(setup, network, ends, bench));
  for (const { name, shape } of made.slots) await session.set(name, new Float32Array(shape[0]));
  await checkEnds(session, network, named, (t) => coefficients(setup.curve, setup.bends + 2, t), test.count);
  return {
    network, dataset, made, session, ends,
    looking: {
      session, network,
      statistics: Math.min(setup.statisticsOver, train.count),
      train: Math.min(setup.examples, train.count),
      test: test.count,
      ...(augmentation && augmentedPath && { augmented: { augmentation, seed: bench.seed, all: train.count } }),
    },
    async points() {
      const bends = Float32Array.from((await session.get('bends')) as Float32Array);
      const size = network.layout.parameters;
      return [ends[0].weights, ...Array.from({ length: setup.bends }, (_, k) => bends.subarray(k * size, (k + 1) * size)), ends[1].weights];
    },
  };
}
