import { setImmediate as breathe } from 'node:timers/promises';
import { openData } from '../open-data';
import { openEngine } from '../../engine/open';
import type { Session } from '../../engine/engine';
import { evaluate } from '../../fitting/evaluate';
import { fillSplit } from '../../fitting/examples';
import { decayMask } from '../../fitting/decay-mask';
import type { FitProgram } from '../../fitting/fit-program';
import { optimisers } from '../../fitting/optimisers';
import { stepFeeds } from '../../fitting/step-feeds';
import { takeStep } from '../../fitting/take-step';
import { openNetwork, weightPieces, type Network } from '../../networks';
import { Refusal } from '../../../src-shared/refusal';
import { snapshotName } from '../../library/weights-reference';
import { augmentations } from '../augmentation-field';
import type { Bench } from '../bench';
import { madeWith } from '../made-with';
import { optimiserSettings } from '../optimiser-settings';
import { keepCheckpoint, newestCheckpoint } from '../rolling-checkpoint';
import { fitThatFits } from './fit-that-fits';
import type { TrainingRow, TrainingSetup } from './setup';
import { startingWeights } from './starting-weights';
import { timetable, type Timetable } from './timetable';

/** Trains the network: one row at the start and one after each stretch of updates, each with a checkpoint on disk before it is told. */
export async function* run(setup: TrainingSetup, bench: Bench): AsyncGenerator<TrainingRow, void, void> {
  const dataset = await openData(setup.dataset);
  const network = openNetwork(setup.network, { classes: dataset.classes.length, input: dataset.shape });
  const augmentation = augmentations[setup.augmentation];
  const settings = optimiserSettings(setup);
  const { optimiser, decayOn, smoothing, precision } = setup;
  const fit = fitThatFits({ network, dataset, augmentation, settings, optimiser, decayOn, smoothing, precision }, setup);
  const engine = await openEngine();
  await bench.madeWith(madeWith(engine, precision));
  const session = await engine.load(fit.program);
  await fillSplit(session, fit.train, dataset.train);
  await fillSplit(session, fit.test, dataset.test);
  if (fit.decayed) await session.set(fit.decayed.name, decayMask(network, decayOn));
  for (const { name, shape: [size] } of fit.gathered) await session.set(name, new Float32Array(size));

  const plan = timetable(setup, dataset.train.count);
  const feeds = stepFeeds({ seed: bench.seed, count: dataset.train.count, batch: setup.batch, perEpoch: plan.perEpoch, augmentation, ...(setup.piece > 0 && { piece: setup.piece }) });
  const beginning = await begin(setup, bench, network, fit, session);
  if (beginning.untold) yield beginning.untold;

  let { update } = beginning;
  for (let n = beginning.row; n < plan.rows.length; n++) {
    let loss = 0;
    let right = 0;
    let seen = 0;
    for (; update < plan.rows[n]; update++) {
      const found = await takeStep(session, fit, feeds.pieces(update), optimisers[optimiser].feeds(settings, plan.rate(update), update));
      if (!Number.isFinite(found.loss)) {
        throw new Refusal(`Training diverged: the loss of update ${update} is no longer a number. A lower learning rate (now ${Number(plan.rate(update).toPrecision(4))}), a warm-up or batch norm may keep it finite.`);
      }
      loss += found.loss * found.examples;
      right += found.hits;
      seen += found.examples;
      if (update + 1 < plan.rows[n]) await keepSnapshot(bench, network, fit, session, plan, update + 1);
      await breathe();
    }
    const test = await evaluate(session, 'evaluate.test', fit.test.count);
    const clean = setup.cleanTrain ? await evaluate(session, 'evaluate.train', fit.train.count) : undefined;
    const { norm } = await session.run('norm');
    await keepSnapshot(bench, network, fit, session, plan, update);
    const row: TrainingRow = {
      epoch: update / plan.perEpoch,
      update,
      trainLoss: seen > 0 ? loss / seen : null,
      trainAccuracy: seen > 0 ? right / seen : null,
      testLoss: test.loss,
      testAccuracy: test.accuracy,
      cleanLoss: clean?.loss ?? null,
      cleanAccuracy: clean?.accuracy ?? null,
      rate: update > 0 ? plan.rate(update - 1) : null,
      norm: norm[0],
    };
    await keepCheckpoint(bench, { n, row, vectors: await vectorsOf(fit, session) });
    yield row;
  }
  await session.close();
}

const variablesOf = ({ weights, statistics, slots }: FitProgram): string[] => [weights, ...(statistics ? [statistics] : []), ...slots].map(({ name }) => name);

async function vectorsOf(fit: FitProgram, session: Session): Promise<Record<string, Float32Array | Float64Array>> {
  const vectors: Record<string, Float32Array | Float64Array> = {};
  for (const name of variablesOf(fit)) vectors[name] = (await session.get(name)) as Float32Array;
  return vectors;
}

interface Beginning {
  readonly update: number;
  readonly row: number;
  /** A row whose checkpoint was kept, but which was not told before the last session ended. */
  readonly untold?: TrainingRow;
}

/** Gives the session what to start from: a checkpoint, where the run has been under way, else initial weights. Rows newer than the checkpoint are cut. */
async function begin(setup: TrainingSetup, bench: Bench, network: Network, fit: FitProgram, session: Session): Promise<Beginning> {
  const checkpoint = await newestCheckpoint<TrainingRow>(bench.folder);
  if (checkpoint) {
    for (const name of variablesOf(fit)) await session.set(name, checkpoint.vectors[name]);
    await bench.cut(checkpoint.n + 1);
    const isTold = bench.done.some(({ n }) => n === checkpoint.n);
    return { update: checkpoint.row.update, row: checkpoint.n + 1, ...(isTold ? {} : { untold: checkpoint.row }) };
  }
  await bench.cut(0);
  const { weights, statistics } = await startingWeights(setup, bench, network);
  await session.set(fit.weights.name, weights);
  if (fit.statistics) await session.set(fit.statistics.name, statistics);
  for (const slot of fit.slots) await session.set(slot.name, new Float32Array(network.layout.parameters));
  return { update: 0, row: 0 };
}

async function keepSnapshot(bench: Bench, network: Network, fit: FitProgram, session: Session, plan: Timetable, update: number): Promise<void> {
  const place = plan.snapshots.get(update);
  if (!place) return;
  const weights = Float32Array.from((await session.get(fit.weights.name)) as Float32Array);
  const statistics = fit.statistics ? Float32Array.from((await session.get(fit.statistics.name)) as Float32Array) : new Float32Array(0);
  await bench.leave.weights(snapshotName(place), weightPieces(network, { weights, statistics }));
}
