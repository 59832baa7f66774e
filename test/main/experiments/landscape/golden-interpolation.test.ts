import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readNpy } from '../../../../src-main/datasets/npy-file';
import type { Split } from '../../../../src-main/datasets/dataset';
import type { Session } from '../../../../src-main/engine/engine';
import { openEngine } from '../../../../src-main/engine/open';
import { carryStatistics } from '../../../../src-main/experiments/landscape/carry-statistics';
import type { LandscapeSetup } from '../../../../src-main/experiments/landscape/setup';
import { sliceProgram } from '../../../../src-main/experiments/landscape/slice-program';
import { gridOf } from '../../../../src-main/experiments/landscape/way';
import { lineTo } from '../../../../src-main/experiments/landscape/way-between';
import { evaluate } from '../../../../src-main/fitting/evaluate';
import { recomputeStatistics } from '../../../../src-main/fitting/recompute';
import { readWeights, type NetworkWeights } from '../../../../src-main/networks';
import { hasReference, reference } from '../../../reference';
import { goldenNetwork } from '../../golden-network';

interface Line {
  readonly loss: (number | null)[];
  readonly accuracy: (number | null)[];
  readonly nearTies: [number, number][];
}

const file = (name: string) => reference('landscape', name);
const TOLERANCE = 2e-5;

describe.skipIf(!hasReference)('golden interpolation between two weights', () => {
  const golden = hasReference ? (JSON.parse(readFileSync(file('expected.json'), 'utf8')) as { interpolation: { x: number[]; rows: Record<string, Line> } }).interpolation : { x: [], rows: {} };
  const network = goldenNetwork();
  let session: Session;
  let own: NetworkWeights;
  let other: NetworkWeights;

  beforeAll(async () => {
    const split: Split = {
      images: (await readNpy(file('images.npy'))).data as Float32Array,
      labels: Int32Array.from((await readNpy(file('labels.npy'))).data as Int32Array),
      count: 64,
    };
    const { program } = sliceProgram(network, { shape: network.input, normalisation: { mean: [0, 0, 0], deviation: [1, 1, 1] } }, new Map([['train', split]]));
    session = await (await openEngine()).load(program);
    await session.set('train.images', split.images);
    await session.set('train.labels', split.labels);
    own = await readWeights(file('weights_a.safetensors'), network);
    other = await readWeights(file('weights_b.safetensors'), network);
  });

  const line = async (moving: LandscapeSetup['moving']) => {
    const way = lineTo(network, own, other, { from: -0.5, to: 1.5, points: 21, moving });
    expect(way.as).toEqual(golden.x.map((x) => Math.round(x * 1e12) / 1e12));
    await session.set('weights', own.weights);
    await session.set('statistics', own.statistics);
    await session.set('direction-1', way.first);
    await session.set('direction-2', way.second);
    return way;
  };

  const agrees = async (name: string, k: number, a: number) => {
    const { loss, accuracy, nearTies } = golden.rows[name];
    const found = await evaluate(session, 'point.train', 64, { a, b: 0 });
    expect(Math.abs(found.loss - loss[k]!), `loss at ${a}: ${found.loss}, ${loss[k]}`).toBeLessThanOrEqual(TOLERANCE * Math.max(1, loss[k]!));
    const ties = nearTies.find(([i]) => i === k)?.[1] ?? 0;
    expect(Math.abs(found.accuracy - accuracy[k]!) * 64).toBeLessThanOrEqual(ties + 1e-6);
  };

  const variants: readonly (readonly [string, LandscapeSetup['moving'], LandscapeSetup['statistics']])[] = [
    ['states', 'all parameters', 'interpolated'],
    ['statesClamped', 'all parameters', 'interpolated, variances at least 0'],
    ['parameters', 'all parameters', 'kept'],
    ['batchNormKept', 'all but batch norm', 'kept'],
    ['recomputed', 'all parameters', 'recomputed'],
  ];
  for (const [name, moving, how] of variants) {
    it(`of ${name} has the golden losses, and holes where a variance is negative`, async () => {
      const way = await line(moving);
      let holes = 0;
      for (const [k, point] of gridOf(way).entries()) {
        const isThere = await carryStatistics(session, point, { network, own: own.statistics, way, how, count: 64 });
        expect(isThere, `at ${point.a}`).toBe(golden.rows[name].loss[k] !== null);
        if (isThere) await agrees(name, k, point.a);
        else holes++;
      }
      expect(holes > 0).toBe(name === 'states');
    });
  }

  it('has the golden losses with statistics recomputed in batches, the last one short', async () => {
    const way = await line('all parameters');
    for (const [k, point] of gridOf(way).entries()) {
      await recomputeStatistics(session, network, 64, { ...point }, 24);
      await agrees('recomputedInBatches', k, point.a);
    }
  });

  it('ends at the other weights', async () => {
    const way = await line('all parameters');
    await carryStatistics(session, { a: 1, b: 0 }, { network, own: own.statistics, way, how: 'interpolated', count: 64 });
    const end = await evaluate(session, 'point.train', 64, { a: 1, b: 0 });
    await session.set('weights', other.weights);
    await session.set('statistics', other.statistics);
    const { loss } = await evaluate(session, 'own.train', 64);
    expect(Math.abs(end.loss - loss)).toBeLessThanOrEqual(TOLERANCE * Math.max(1, loss));
  });
});
