import { beforeAll, describe, expect, it } from 'vitest';
import { openEngine } from '../../../../src-main/engine/open';
import type { Shelf } from '../../../../src-main/experiments/bench';
import { curvature } from '../../../../src-main/experiments/curvature';
import { partsOf } from '../../../../src-main/experiments/curvature/parts';
import { runInMemory } from '../../../../src-main/experiments/in-memory';
import { openNetwork } from '../../../../src-main/networks';
import { dot } from '../../../../src-shared/math/direction';
import { signs } from '../../../../src-shared/math/hutchinson';
import { symmetricEigen } from '../../../../src-shared/math/symmetric-eigen';
import { choosePaper, draw } from '../../../../src-shared/figures';
import { tinyShelf } from '../tiny';
import { exactHessian, smallTraining, times, traceOf, type Matrix } from './exact-hessian';

const task = { classes: 10, input: [32, 32, 3] as const };

describe('the parts of a Hessian', () => {
  const [resnet, dense] = ['resnet-20', 'densenet-13-x0.25'].map((name) => openNetwork(name, task));

  it.each(['the whole network', 'each stage', 'each layer'] as const)('of %s lie one behind the other and hold every entry once', (of) => {
    for (const network of [resnet, dense]) {
      for (const [biases, expected] of [[true, network.layout.parameters], [false, network.layout.trainable.reduce((n, { shape, size }) => (shape.length > 1 ? n + size : n), 0)]] as const) {
        expect(partsOf({ of, biases }, network).reduce((end, { offset, size }) => (offset === end && size > 0 ? end + size : NaN), 0)).toBe(expected);
      }
    }
  });

  it('by stage are larger with biases and batch norm, and no others', () => {
    const [without, having] = [false, true].map((biases) => partsOf({ of: 'each stage', biases }, resnet));
    expect(having.map(({ name }) => name)).toEqual(without.map(({ name }) => name));
    expect(without[0]).toEqual({ name: 'conv1', offset: 0, size: 3 * 3 * 3 * 16 });
    expect(having[0]).toEqual({ name: 'conv1', offset: 0, size: 3 * 3 * 3 * 16 + 2 * 16 });
  });
});

const { precisions } = (await openEngine()).description;

describe.skipIf(!precisions.includes('float64'))('what is measured of each stage of a network whose Hessian can be written out', () => {
  const seed = 7;
  const stages = ['conv1', 'layer1', 'layer2', 'linear'];
  const common = { weights: 'tiny', examples: 24, batch: 16, precision: 'float64', of: 'each stage' };
  let weights: Shelf;
  let whole: Matrix;
  let blocks: Readonly<Record<string, Matrix>>;
  beforeAll(async () => {
    weights = await tinyShelf(smallTraining);
    const exact = await exactHessian(common, weights);
    whole = exact.whole;
    blocks = Object.fromEntries(stages.map((stage) => [stage, exact.blockOf(`${stage}.`)]));
  });
  const run = (setup: Readonly<Record<string, unknown>>) => runInMemory(curvature, { ...common, ...setup }, { seed, weights });
  const byStage = async (setup: Readonly<Record<string, unknown>>) => {
    const rows = (await run(setup)).rows.map(({ row }) => row);
    expect([...new Set(rows.map((row) => row['part']))]).toEqual(stages);
    return stages.map((stage) => ({ block: blocks[stage], stage, rows: rows.filter((row) => row['part'] === stage) }));
  };

  it('is what belongs to all its layers together: the blocks are smaller than the whole, and their traces add up to its trace', () => {
    expect(stages.map((stage) => blocks[stage].size)).toEqual([54, 72, 141, 30]);
    const [sum, all] = [stages.reduce((n, stage) => n + traceOf(blocks[stage]), 0), traceOf(whole)];
    expect(Math.abs(sum - all)).toBeLessThan(1e-10 * Math.abs(all));
  });

  it('the extremes are the ends of the eigenvalues of its block', async () => {
    for (const { block, stage, rows } of await byStage({ measure: 'extremes', steps: 200, tolerance: 1e-8 })) {
      const { values } = symmetricEigen(block.entries, block.size);
      const last = rows.at(-1)!;
      expect(Math.abs(Number(last['lambdaMax']) - values[0]), stage).toBeLessThan(1e-8 * values[0]);
      expect(Math.abs(Number(last['lambdaMin']) - values[block.size - 1]), stage).toBeLessThan(1e-8 * values[0]);
    }
  });

  it('the samples of the trace are those of its block, whose trace lies within their errors', async () => {
    for (const { block, stage, rows } of await byStage({ measure: 'trace', probes: 12 })) {
      rows.forEach((row, k) => {
        const v = signs(seed, `probe ${k} ${stage}`, new Float64Array(block.size));
        expect(Math.abs(Number(row['sample']) - dot(v, times(block, v)))).toBeLessThan(1e-8 * Math.abs(traceOf(block)));
      });
      const last = rows.at(-1)!;
      expect(Math.abs(Number(last['trace']) - traceOf(block)), stage).toBeLessThan(4 * Number(last['error']));
    }
  });

  it('the density has an area of one, and the mean and spread that its block has along the same random vectors', async () => {
    const [probes, points, share] = [4, 401, 0.02];
    for (const { block, stage, rows } of await byStage({ measure: 'density', probes, points, width: share, steps: 24 })) {
      const density = rows.filter((row) => row['row'] === 'density').map((row) => [Number(row['eigenvalue']), Number(row['density'])] as const);
      expect(density.length).toBe(points);
      const width = ((density[points - 1][0] - density[0][0]) * share) / (1 + 12 * share);
      const gap = density[1][0] - density[0][0];
      const integral = (of: (t: number) => number) => density.reduce((sum, [t, height]) => sum + gap * of(t) * height, 0);
      const vectors = Array.from({ length: probes }, (_, k) => signs(seed, `probe ${k} ${stage}`, new Float64Array(block.size)));
      const along = (of: (v: Float64Array, product: Float64Array) => number) => vectors.reduce((sum, v) => sum + of(v, times(block, v)), 0) / probes / block.size;
      const scale = Math.max(Math.abs(density[0][0]), Math.abs(density[points - 1][0]));
      expect(integral(() => 1), stage).toBeCloseTo(1, 4);
      expect(Math.abs(integral((t) => t) - along(dot)), stage).toBeLessThan(1e-4 * scale);
      expect(Math.abs(integral((t) => t * t) - width ** 2 - along((_, product) => dot(product, product))), stage).toBeLessThan(1e-4 * scale ** 2);
      const trace = rows.findLast((row) => row['row'] === 'probe')!;
      expect(Math.abs(integral((t) => t) * block.size - Number(trace['trace'])), stage).toBeLessThan(1e-4 * scale * block.size);
      expect(Math.abs(Number(trace['trace']) - traceOf(block)), stage).toBeLessThan(4 * Number(trace['error']));
    }
  });

  it('the figures name every stage, in one line or one panel each', async () => {
    for (const measure of ['extremes', 'trace', 'density']) {
      const { rows, notes } = await run({ measure, probes: 2, steps: 5, points: 9 });
      expect(notes.at(-1)).toContain('Stages: conv1 (54 weights), layer1 (72 weights), layer2 (141 weights), linear (30 weights).');
      const shown = curvature.figures.filter(({ when = {} }) => when['measure'].includes(measure) && when['of']?.includes('each stage'));
      expect(shown.length).toBeGreaterThan(0);
      for (const spec of shown) {
        expect(spec.title).toMatch(/ by stage$/);
        const text = JSON.stringify(draw(spec, rows.map(({ row }) => row), curvature.columns, choosePaper()).items);
        for (const stage of stages) expect(text, spec.title).toContain(`"text":"${stage}"`);
      }
    }
  });
});
