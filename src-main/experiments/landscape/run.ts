import { setImmediate as breathe } from 'node:timers/promises';
import { cosine, normaliseDirection, orthogonalise } from '../../../src-shared/math/direction';
import { axis, grid } from '../../../src-shared/math/grid';
import { stream } from '../../../src-shared/math/random';
import { firstOf } from '../../datasets/choose';
import { npyPieces } from '../../datasets/npy-file';
import type { Split } from '../../datasets/dataset';
import { openEngine } from '../../engine/open';
import { evaluate, EVALUATION_BATCH } from '../../fitting/evaluate';
import { fillSplit } from '../../fitting/examples';
import { refuseWhatDoesNotFit } from '../../fitting/fits';
import { partsOf } from '../../networks/parts';
import type { Network } from '../../networks';
import type { Bench } from '../bench';
import { madeWith } from '../made-with';
import { openTrained } from '../open-trained';
import type { LandscapeRow, LandscapeSetup } from './setup';
import { sliceProgram } from './slice-program';

/** Two Gaussian directions by the seed, normalised around the weights; in one dimension the second is zero. */
export function directions({ normalisation, orthogonal, dimensions }: Pick<LandscapeSetup, 'normalisation' | 'orthogonal' | 'dimensions'>, seed: number, network: Network, weights: Float32Array): [Float64Array, Float64Array] {
  const parts = partsOf(network);
  const draw = (number: 1 | 2) => stream(seed, `direction ${number}`).fillNormal(new Float64Array(weights.length));
  const first = draw(1);
  if (dimensions === '1') return [normaliseDirection(first, weights, parts, normalisation), new Float64Array(weights.length)];
  const second = orthogonal ? orthogonalise(first, draw(2), parts) : draw(2);
  return [normaliseDirection(first, weights, parts, normalisation), normaliseDirection(second, weights, parts, normalisation)];
}

const finite = (x: number | undefined) => (x !== undefined && Number.isFinite(x) ? x : null);

/** Loss on a line or plane through the weights, spanned by filter-normalised directions (Li et al. 2018, eq. 1). */
export async function* run(setup: LandscapeSetup, bench: Bench): AsyncGenerator<LandscapeRow, void, void> {
  const { network, weights, statistics, dataset } = await openTrained(setup.weights, setup.dataset, bench.weights);
  const splits = new Map<string, Split>([['train', firstOf(dataset.train, setup.examples)]]);
  if (setup.sets === 'train and test') splits.set('test', firstOf(dataset.test, setup.examples));
  const { program, places } = sliceProgram(network, dataset, splits);
  refuseWhatDoesNotFit(program, 'point.train', Math.min(EVALUATION_BATCH, splits.get('train')!.count));
  const engine = await openEngine();
  await bench.madeWith(madeWith(engine));
  const session = await engine.load(program);
  const [first, second] = directions(setup, bench.seed, network, weights);
  await session.set('weights', weights);
  if (statistics.length > 0) await session.set('statistics', statistics);
  await session.set('direction-1', first);
  await session.set('direction-2', second);
  for (const [name, place] of places) await fillSplit(session, place, splits.get(name)!);
  await bench.leave.array('direction-1', npyPieces(first, [first.length]));
  if (setup.dimensions === '2') await bench.leave.array('direction-2', npyPieces(second, [second.length]));

  const at = async (name: string, a: number, b: number) => {
    const split = splits.get(name);
    return split && evaluate(session, `point.${name}`, split.count, { a, b });
  };
  // A plot whose middle is not the network's own loss shows something else than it says.
  const own = await evaluate(session, 'own.train', splits.get('train')!.count);
  const centre = await at('train', 0, 0);
  if (centre?.loss !== own.loss) throw new Error(`the centre is not the network's loss: ${centre?.loss} and ${own.loss}`);
  await bench.note(`The centre equals the network's own loss exactly: ${own.loss}.${setup.dimensions === '2' ? ` Cosine between the directions: ${cosine(first, second).toFixed(4)}.` : ''}`);

  const points = setup.dimensions === '1' ? axis(setup.side, setup.reach).map((a) => ({ a, b: 0 })) : grid(setup.side, setup.reach);
  for (const { a, b } of bench.remaining(points)) {
    const train = await at('train', a, b);
    const test = await at('test', a, b);
    await breathe();
    yield {
      a,
      b: setup.dimensions === '1' ? null : b,
      loss: finite(train?.loss),
      accuracy: train?.accuracy ?? null,
      testLoss: finite(test?.loss),
      testAccuracy: test?.accuracy ?? null,
    };
  }
  await session.close();
}
