import { setImmediate as breathe } from 'node:timers/promises';
import { projectOn } from '../../../src-shared/math/pca';
import { firstOf } from '../../datasets/choose';
import type { Split } from '../../datasets/dataset';
import { npyPieces } from '../../datasets/npy-file';
import { openEngine } from '../../engine/open';
import { evaluate, EVALUATION_BATCH, type Evaluation } from '../../fitting/evaluate';
import { fillSplit } from '../../fitting/examples';
import { refuseWhatDoesNotFit } from '../../fitting/fits';
import type { Network } from '../../networks';
import { filterMask } from '../../networks/parts';
import type { Bench, Shelf } from '../bench';
import { sliceProgram } from '../landscape/slice-program';
import { madeWith } from '../made-with';
import { openTrained } from '../open-trained';
import { axesFor } from './axes';
import { pointsAround } from './plane-points';
import { rowOf, type TrajectoryRow, type TrajectorySetup } from './setup';
import { listSnapshots, readSnapshot, type Snapshot } from './snapshots';

/** The weights of all snapshots; what takes no part in the axes stands everywhere as in the last. */
async function readPath({ weights: reference }: TrajectorySetup, snapshots: readonly Snapshot[], network: Network, last: Float32Array, mask: Float32Array | undefined, shelf: Shelf): Promise<Float32Array[]> {
  const thetas: Float32Array[] = [];
  for (const snapshot of snapshots) {
    const { weights } = await readSnapshot(reference, snapshot, network, shelf);
    thetas.push(mask ? weights.map((x, k) => (mask[k] > 0 ? x : last[k])) : weights);
  }
  return thetas;
}

const finite = (x: number | undefined): number | null => (x !== undefined && Number.isFinite(x) ? x : null);

/** The path of a training over the plane of its first two principal axes (or of two random ones), and the loss on that plane (Li et al. 2018, section 7). */
export async function* run(setup: TrajectorySetup, bench: Bench): AsyncGenerator<TrajectoryRow, void, void> {
  const snapshots = await listSnapshots(setup.weights, bench.weights);
  const { network, weights: last, statistics, dataset } = await openTrained(setup.weights, setup.dataset, bench.weights);
  const mask = setup.parameters === 'filters only' ? filterMask(network) : undefined;
  const thetas = await readPath(setup, snapshots, network, last, mask, bench.weights);
  const { axes, explained, said } = axesFor(setup, thetas, mask, bench.seed);
  const { coordinates, distances } = projectOn(axes, thetas);

  const splits = new Map<string, Split>([['train', firstOf(dataset.train, setup.examples)]]);
  if (setup.sets === 'train and test') splits.set('test', firstOf(dataset.test, setup.examples));
  const { program, places } = sliceProgram(network, dataset, splits);
  refuseWhatDoesNotFit(program, 'point.train', Math.min(EVALUATION_BATCH, splits.get('train')!.count));
  const engine = await openEngine();
  await bench.madeWith(madeWith(engine));
  const session = await engine.load(program);
  await session.set('direction-1', axes[0]);
  await session.set('direction-2', axes[1]);
  for (const [name, place] of places) await fillSplit(session, place, splits.get(name)!);
  for (const [k, axis] of axes.entries()) await bench.leave.array(`axis-${k + 1}`, npyPieces(axis, [axis.length]));
  await bench.leave.array('explained', npyPieces(explained, [explained.length]));

  const put = async (weights: Float32Array, kept: Float32Array) => {
    await session.set('weights', weights);
    if (kept.length > 0) await session.set('statistics', kept);
  };
  const measure = async (entry: 'own' | 'point', name: string, feeds = {}): Promise<Evaluation | undefined> => {
    const split = splits.get(name);
    return split && evaluate(session, `${entry}.${name}`, split.count, feeds);
  };
  await put(last, statistics);
  // The path ends where the plane is the network itself.
  const [own, end] = [await measure('own', 'train'), await measure('point', 'train', { a: 0, b: 0 })];
  if (own?.loss !== end?.loss) throw new Error(`the end of the path is not the network's loss: ${end?.loss} and ${own?.loss}`);
  await bench.note([
    said,
    snapshots.some(({ drop }) => drop) ? '' : 'The learning rate drops in no step between them, so that no drop is marked.',
    statistics.length > 0 ? 'Each snapshot is measured with its own batch-norm statistics, the plane with those of the last weights.' : '',
  ].filter((sentence) => sentence !== '').join(' '));

  const onPath = async (snapshot: Snapshot, i: number): Promise<TrajectoryRow> => {
    const { weights, statistics: kept } = await readSnapshot(setup.weights, snapshot, network, bench.weights);
    await put(weights, kept);
    const [train, test] = [await measure('own', 'train'), await measure('own', 'test')];
    await put(last, statistics);
    const [a, b] = coordinates[i];
    const [planeTrain, planeTest] = [await measure('point', 'train', { a, b }), await measure('point', 'test', { a, b })];
    return rowOf({
      part: 'path', snapshot: snapshot.place, moment: snapshot.moment, a, b, distance: distances[i], drop: snapshot.drop, ...results(train, test),
      planeLoss: finite(planeTrain?.loss), planeAccuracy: planeTrain?.accuracy ?? null, planeTestLoss: finite(planeTest?.loss), planeTestAccuracy: planeTest?.accuracy ?? null,
    });
  };
  const onPlane = async (a: number, b: number): Promise<TrajectoryRow> => rowOf({ part: 'plane', a, b, ...results(await measure('point', 'train', { a, b }), await measure('point', 'test', { a, b })) });

  const path = snapshots.map((snapshot, i) => () => onPath(snapshot, i));
  const plane = setup.plane ? pointsAround(coordinates, setup.side, setup.margin).map(([a, b]) => () => onPlane(a, b)) : [];
  const shares = [...explained].map((share, i) => () => Promise.resolve(rowOf({ part: 'axis', axis: i + 1, share })));
  for (const make of bench.remaining([...path, ...plane, ...shares])) {
    const row = await make();
    await breathe();
    yield row;
  }
  await session.close();
}

const results = (train: Evaluation | undefined, test: Evaluation | undefined): Pick<TrajectoryRow, 'loss' | 'accuracy' | 'testLoss' | 'testAccuracy'> =>
  ({ loss: finite(train?.loss), accuracy: train?.accuracy ?? null, testLoss: finite(test?.loss), testAccuracy: test?.accuracy ?? null });
