import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { cosine, dot, filterNorms, normaliseDirection, orthogonalise, type Normalisation } from '../../../../src-shared/math/direction';
import { readNpy } from '../../../../src-main/datasets/npy-file';
import type { Split } from '../../../../src-main/datasets/dataset';
import type { Session } from '../../../../src-main/engine/engine';
import { openEngine } from '../../../../src-main/engine/open';
import { penaltyAt } from '../../../../src-main/experiments/landscape/penalty';
import { sliceProgram } from '../../../../src-main/experiments/landscape/slice-program';
import { evaluate } from '../../../../src-main/fitting/evaluate';
import { readWeights } from '../../../../src-main/networks';
import { partsOf } from '../../../../src-main/networks/parts';
import { goldenNetwork, readDirection } from '../../golden-network';
import { hasReference, reference } from '../../../reference';

interface Surface {
  readonly loss: number[][];
  readonly accuracy: number[][];
  readonly nearTies: [number, number, number][];
}

interface Decayed {
  readonly overWeights: number;
  readonly overParameters: number;
}

interface Golden {
  readonly tolerances: { readonly lossRelativeToMax1: number; readonly directionRelativeToTensorNorm: number; readonly normsRelative: number; readonly cosineAbsolute: number; readonly invariantSurfaceAbsolute: number };
  readonly centre: { readonly loss: number; readonly accuracy: number };
  readonly a: number[];
  readonly b: number[];
  readonly surfaces: Record<string, Surface>;
  readonly directions: {
    readonly filterNorms: Record<string, Record<string, number[]>[]>;
    readonly lengths: Record<string, number[]>;
    readonly cosines: Record<string, number>;
  };
  readonly weightDecay: { readonly coefficient: number; readonly centre: Decayed; readonly corner: Decayed };
  readonly scaleInvariance: { readonly surfaces: Record<string, Surface> };
}

const file = (name: string) => reference('landscape', name);
const kinds: Readonly<Record<string, Normalisation>> = { filter: 'filter', layer: 'layer', weight: 'weight', plain: 'none' };

describe.skipIf(!hasReference)('golden landscapes', () => {
  const golden = hasReference ? (JSON.parse(readFileSync(file('expected.json'), 'utf8')) as Golden) : ({} as Golden);
  const network = goldenNetwork();
  const parts = partsOf(network);
  const named = network.layout.tensors.filter(({ kind }) => kind !== 'mean' && kind !== 'variance');
  let raw: [Float32Array, Float32Array];
  let session: Session;
  let count: number;

  beforeAll(async () => {
    raw = [await readDirection(file('direction_1.safetensors'), network), await readDirection(file('direction_2.safetensors'), network)];
    const split: Split = {
      images: (await readNpy(file('images.npy'))).data as Float32Array,
      labels: Int32Array.from((await readNpy(file('labels.npy'))).data as Int32Array),
      count: 64,
    };
    count = split.count;
    const { program } = sliceProgram(network, { shape: network.input, normalisation: { mean: [0, 0, 0], deviation: [1, 1, 1] } }, new Map([['train', split]]));
    session = await (await openEngine()).load(program);
    await session.set('train.images', split.images);
    await session.set('train.labels', split.labels);
  });

  const around = async (weightsFile: string, how: Normalisation, orthogonal = false) => {
    const { weights, statistics } = await readWeights(file(weightsFile), network);
    const second = orthogonal ? orthogonalise(raw[0], raw[1], parts) : raw[1];
    await session.set('weights', weights);
    await session.set('statistics', statistics);
    await session.set('direction-1', normaliseDirection(raw[0], weights, parts, how));
    await session.set('direction-2', normaliseDirection(second, weights, parts, how));
  };
  const at = (a: number, b: number) => evaluate(session, 'point.train', count, { a, b }, 64);

  const holds = async ({ loss, accuracy, nearTies }: Surface, tolerance: (expected: number) => number) => {
    for (const [i, a] of golden.a.entries()) {
      for (const [j, b] of golden.b.entries()) {
        const found = await at(a, b);
        expect(Math.abs(found.loss - loss[i][j]), `loss at ${a}, ${b}`).toBeLessThanOrEqual(tolerance(loss[i][j]));
        const ties = nearTies.find(([p, q]) => p === i && q === j)?.[2] ?? 0;
        expect(Math.abs(found.accuracy - accuracy[i][j]) * count, `hits at ${a}, ${b}`).toBeLessThanOrEqual(ties + 1e-6);
      }
    }
  };

  for (const [kind, how] of Object.entries(kinds)) {
    it(`directions normalised by ${kind} have the golden norms, lengths and cosine`, async () => {
      const { weights } = await readWeights(file('weights_a.safetensors'), network);
      const made = raw.map((direction) => normaliseDirection(direction, weights, parts, how));
      for (const [k, direction] of made.entries()) {
        for (const [i, part] of parts.entries()) {
          const expected = golden.directions.filterNorms[kind][k][named[i].name];
          if (!expected) continue;
          filterNorms(direction, part).forEach((norm, j) => expect(Math.abs(norm - expected[j])).toBeLessThanOrEqual(golden.tolerances.normsRelative * expected[j]));
        }
        const length = golden.directions.lengths[kind][k];
        expect(Math.abs(Math.sqrt(dot(direction, direction)) - length)).toBeLessThanOrEqual(golden.tolerances.normsRelative * length);
      }
      expect(Math.abs(cosine(made[0], made[1]) - golden.directions.cosines[kind])).toBeLessThanOrEqual(golden.tolerances.cosineAbsolute);
    });
    if (kind === 'plain') continue;
    it(`directions normalised by ${kind} equal the golden ones, tensor by tensor`, async () => {
      const { weights } = await readWeights(file('weights_a.safetensors'), network);
      for (const k of [0, 1]) {
        const expected = await readDirection(file(`direction_${k + 1}_${kind}.safetensors`), network);
        const made = normaliseDirection(raw[k], weights, parts, how);
        for (const { offset, size } of parts) {
          const [ours, theirs] = [made, expected].map((v) => Float64Array.from(v.subarray(offset, offset + size)));
          const distance = Math.sqrt(ours.reduce((s, x, i) => s + (x - theirs[i]) ** 2, 0));
          expect(distance).toBeLessThanOrEqual(golden.tolerances.directionRelativeToTensorNorm * Math.sqrt(dot(theirs, theirs)));
        }
      }
    });
  }

  for (const kind of [...Object.keys(kinds), 'filterOrthogonal']) {
    it(`the surface along directions normalised by ${kind} is the golden one`, async () => {
      await around('weights_a.safetensors', kinds[kind] ?? 'filter', kind === 'filterOrthogonal');
      await holds(golden.surfaces[kind], (loss) => golden.tolerances.lossRelativeToMax1 * Math.max(1, loss));
    });
  }

  it('the centre is the network\'s own loss: exactly in one program, and the golden one to rounding', async () => {
    await around('weights_a.safetensors', 'filter');
    const own = await evaluate(session, 'own.train', count, {}, 64);
    expect(await at(0, 0)).toEqual(own);
    expect(Math.abs(own.loss - golden.centre.loss)).toBeLessThanOrEqual(golden.tolerances.lossRelativeToMax1);
    expect(own.accuracy).toBe(golden.centre.accuracy);
  });

  it('the weight-decay term is the golden one at the centre and in a corner', async () => {
    await around('weights_a.safetensors', 'filter');
    const { coefficient: decay, centre, corner } = golden.weightDecay;
    for (const [expected, a, b] of [[centre, 0, 0], [corner, golden.a[0], golden.b[golden.b.length - 1]]] as const) {
      for (const [penalty, term] of [['over convolutions and full connections', expected.overWeights], ['over all parameters', expected.overParameters]] as const) {
        expect(Math.abs((await penaltyAt(session, { a, b }, { penalty, decay })) - term)).toBeLessThanOrEqual(golden.tolerances.normsRelative * term);
      }
      expect(await penaltyAt(session, { a, b }, { penalty: 'left out', decay })).toBe(0);
    }
  });

  it('a loss averaged over batches of any size is the same to rounding', async () => {
    await around('weights_a.safetensors', 'filter');
    const whole = await at(0.4, -0.2);
    const inBatches = await evaluate(session, 'point.train', count, { a: 0.4, b: -0.2 }, 24);
    expect(Math.abs(whole.loss - inBatches.loss)).toBeLessThanOrEqual(2e-5 * Math.max(1, whole.loss));
    expect(inBatches.accuracy).toBe(whole.accuracy);
  });

  for (const [name, twin] of Object.entries({ scaled: 'weights_a_scaled.safetensors', someScaled: 'weights_a_some_scaled.safetensors' })) {
    for (const [kind, how] of Object.entries({ filter: 'filter', layer: 'layer', plain: 'none' } as const)) {
      it(`around the rescaled twin ${name}, the surface normalised by ${kind} is the golden one`, async () => {
        await around(twin, how);
        await holds(golden.scaleInvariance.surfaces[`${name}/${kind}`], (loss) => golden.tolerances.lossRelativeToMax1 * Math.max(1, loss));
      });
    }
    it(`filter normalisation does not see the rescaling of ${name}, plain directions do`, async () => {
      const differences: Record<string, number> = {};
      for (const [kind, how] of [['filter', 'filter'], ['plain', 'none']] as const) {
        await around(twin, how);
        let worst = 0;
        for (const [i, a] of golden.a.entries()) for (const [j, b] of golden.b.entries()) worst = Math.max(worst, Math.abs((await at(a, b)).loss - golden.surfaces[kind].loss[i][j]));
        differences[kind] = worst;
      }
      expect(differences['filter']).toBeLessThanOrEqual(golden.tolerances.invariantSurfaceAbsolute);
      expect(differences['plain']).toBeGreaterThan(0.05);
    });
  }
});
