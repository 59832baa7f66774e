import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readNpy } from '../../../../src-main/datasets/npy-file';
import { curvature } from '../../../../src-main/experiments/curvature';
import { refuseLongLanczos } from '../../../../src-main/experiments/curvature/open-curvature';
import type { Shelf } from '../../../../src-main/experiments/bench';
import { runInMemory } from '../../../../src-main/experiments/in-memory';
import { parseSetup } from '../../../../src-main/experiments/kind';
import { openNetwork, readWeights, writeWeights } from '../../../../src-main/networks';
import { choosePaper, draw } from '../../../../src-shared/figures';
import { dot } from '../../../../src-shared/math/direction';
import { tinyShelf } from '../tiny';

const common = { weights: 'tiny', examples: 24, batch: 16 };
const setups = {
  'extremes by layer': { ...common, measure: 'extremes', of: 'each layer', steps: 4 },
  'trace': { ...common, measure: 'trace', probes: 4 },
  'trace by layer': { ...common, measure: 'trace', of: 'each layer', probes: 2 },
  'density': { ...common, measure: 'density', probes: 3, steps: 6, points: 12 },
  'density by stage': { ...common, measure: 'density', of: 'each stage', probes: 2, steps: 3, points: 4 },
  'map': { ...common, measure: 'map', side: 3, reach: 0.5, steps: 5 },
} as const;

let weights: Shelf;
beforeAll(async () => {
  weights = await tinyShelf();
});
const run = (setup: Readonly<Record<string, unknown>>, options: Parameters<typeof runInMemory>[2] = {}) => runInMemory(curvature, setup, { seed: 7, weights, ...options });
const column = async (name: string, setup: Readonly<Record<string, unknown>>) => (await run(setup)).rows.map(({ row }) => row[name] as number);

describe.each(Object.entries(setups))('measuring the %s', (_, setup) => {
  it('makes as many rows as it counts, which its figures can be drawn from', async () => {
    const { rows } = await run(setup);
    const answers: Readonly<Record<string, unknown>> = parseSetup(curvature, setup);
    const counted = curvature.count(parseSetup(curvature, setup));
    if (counted !== undefined) expect(rows.length).toBe(counted);
    const figures = curvature.figures.filter(({ when = {} }) => Object.entries(when).every(([field, values]) => values.includes(answers[field] as string)));
    expect(figures.length).toBeGreaterThan(0);
    for (const spec of figures) expect(draw(spec, rows.map(({ row }) => row), curvature.columns, choosePaper()).items.length).toBeGreaterThan(3);
  });

  it('goes on after a pause to the same rows, to the last bit, with its checkpoints and without them', async () => {
    const whole = await run(setup);
    for (const stopAfter of [1, whole.rows.length - 1]) {
      const begun = await run(setup, { stopAfter });
      const kept = await run(setup, { done: begun.rows, folder: begun.folder });
      expect(kept.rows).toEqual(whole.rows);
      expect(existsSync(join(begun.folder, 'checkpoints')), 'they are removed at the end').toBe(false);
      expect((await run(setup, { done: begun.rows, folder: begun.folder })).rows).toEqual(whole.rows);
    }
  });
});

describe('what is measured', () => {
  it('of a map can be made in shares', async () => {
    const shares = [await run(setups.map, { share: [1, 2] }), await run(setups.map, { share: [2, 2] })];
    const merged = shares.flatMap(({ rows }) => rows).sort((one, other) => one.n - other.n);
    expect(merged).toEqual((await run(setups.map)).rows);
  });


  it('of the extremes converges to what more steps find, and leaves their eigenvectors', async () => {
    const { rows, folder, notes } = await run({ ...common, precision: 'float64', steps: 200, tolerance: 1e-8 });
    const last = rows.at(-1)!.row;
    const few = (await run({ ...common, precision: 'float64', steps: 12 })).rows.at(-1)!.row;
    expect(rows.length).toBeLessThan(200);
    expect(Number(last['lambdaMax'])).toBeGreaterThanOrEqual(Number(few['lambdaMax']));
    expect(Number(last['lambdaMin'])).toBeLessThanOrEqual(Number(few['lambdaMin']));
    expect(last['ratio']).toBe(Math.abs(Number(last['lambdaMin']) / Number(last['lambdaMax'])));
    expect(notes.at(-1)).toMatch(/^Loss over 24 examples [\d.]+, length of its gradient [\d.]+\.$/);
    for (const end of ['smallest', 'largest']) {
      const { data } = await readNpy(join(folder, 'arrays', `eigenvector-${end}.npy`));
      expect(dot(data as Float64Array, data as Float64Array)).toBeCloseTo(1, 10);
    }
  });

  it('is told not to have converged where the steps were too few', async () => {
    const { notes } = await run({ ...common, steps: 2, tolerance: 1e-6 });
    expect(notes.at(-1)).toContain('the whole network has not converged after 2 steps: take more.');
  });

  it('of a trace lies within its errors of the trace that a density gives by the way', async () => {
    const trace = (await run({ ...common, measure: 'trace', probes: 30 })).rows.at(-1)!.row;
    const density = (await run({ ...common, measure: 'density', probes: 10, steps: 8, points: 2 })).rows[9].row;
    const error = Math.hypot(Number(trace['error']), Number(density['error']));
    expect(Math.abs(Number(trace['trace']) - Number(density['trace']))).toBeLessThan(4 * error);
  });

  it.each(['each layer', 'each stage'])('of %s has traces that add up to that of the whole network, within their errors', async (of) => {
    const probes = 30;
    const whole = (await run({ ...common, measure: 'trace', probes })).rows.at(-1)!.row;
    const parts = (await run({ ...common, measure: 'trace', of, probes })).rows.filter(({ row }) => row['probe'] === probes).map(({ row }) => row);
    const sum = parts.reduce((total, row) => total + Number(row['trace']), 0);
    const error = Math.hypot(Number(whole['error']), ...parts.map((row) => Number(row['error'])));
    expect(Math.abs(sum - Number(whole['trace']))).toBeLessThan(4 * error);
  });

  it('of the map at its centre is what the extremes are there', async () => {
    const map = (await run({ ...common, measure: 'map', side: 3, steps: 80, tolerance: 1e-5 })).rows[4].row;
    const ends = (await run({ ...common, steps: 80, tolerance: 1e-5 })).rows.at(-1)!.row;
    expect([map['a'], map['b']]).toEqual([0, 0]);
    for (const end of ['lambdaMin', 'lambdaMax']) expect(Math.abs(Number(map[end]) - Number(ends[end]))).toBeLessThan(1e-4 * Number(ends['lambdaMax']));
  });

  it('does not depend on how many examples are looked at together, beyond rounding', async () => {
    const [one, other] = [await column('sample', { ...setups.trace, precision: 'float64', batch: 5 }), await column('sample', { ...setups.trace, precision: 'float64', batch: 24 })];
    one.forEach((sample, i) => expect(Math.abs(sample - other[i])).toBeLessThan(1e-9 * Math.abs(other[i])));
  });

  it('is more with biases and batch norm than without', async () => {
    const of = async (biases: boolean) => (await column('lambdaMax', { ...common, biases, precision: 'float64', steps: 60, tolerance: 1e-6 })).at(-1)!;
    expect(await of(true)).toBeGreaterThan(await of(false));
  });
});

describe('what cannot be measured is refused', () => {
  it('a map without a middle', () => {
    expect(() => parseSetup(curvature, { ...setups.map, side: 4 })).toThrow('take 5');
  });

  it('weights whose training diverged', async () => {
    const { path, experiment } = await weights.weightsPath('tiny');
    const network = openNetwork(String(experiment.setup['network']), { classes: 10, input: [16, 16, 3] });
    const { statistics, weights: own } = await readWeights(path, network);
    const broken = join(await mkdtemp(join(tmpdir(), 'isthmus-diverged-')), 'weights.safetensors');
    await writeWeights(broken, network, { statistics, weights: own.fill(NaN) });
    const shelf: Shelf = { ...weights, weightsPath: () => Promise.resolve({ path: broken, experiment }) };
    await expect(run(common, { weights: shelf })).rejects.toThrow('their training diverged');
  });

  it('more Lanczos vectors than there is memory for, saying how many would fit', () => {
    expect(() => refuseLongLanczos(99, 1_000_000, 8, 2 ** 29)).toThrow('At most 45 steps would fit.');
    expect(() => refuseLongLanczos(45, 1_000_000, 8, 2 ** 29)).not.toThrow();
    expect(() => refuseLongLanczos(5, 1e9, 8, 2 ** 29)).toThrow('look at each stage or each layer by itself');
  });
});
