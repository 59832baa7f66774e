import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readNpy } from '../../../../src-main/datasets/npy-file';
import { openEngine } from '../../../../src-main/engine/open';
import { blocksOf } from '../../../../src-main/experiments/curvature/hessian-program';
import { diagonalBlock, type Hessian, type Operator } from '../../../../src-main/experiments/curvature/hessian';
import { readTensors } from '../../../../src-main/networks/safetensors';
import { dot } from '../../../../src-shared/math/direction';
import { estimate, signs } from '../../../../src-shared/math/hutchinson';
import { areConverged, beginLanczos, extremes, extremeVectors, isExhausted, lanczosStep, type Lanczos } from '../../../../src-shared/math/lanczos';
import { stream } from '../../../../src-shared/math/random';
import { quadrature, spectralDensity, spectralMean } from '../../../../src-shared/math/slq';
import { hasReference } from '../../../reference';
import { file, openGolden, ours, readGolden, torch, type Case, type Opened } from './golden-hessian';

const length = (vector: ArrayLike<number>) => Math.sqrt(dot(Float64Array.from(vector), Float64Array.from(vector)));
const distance = (one: ArrayLike<number>, other: ArrayLike<number>) => length(Float64Array.from(one, (x, i) => x - other[i]));

/** The numbers in the precision of a Hessian. */
function vector(hessian: Operator, values: ArrayLike<number>) {
  const into = hessian.vector();
  into.set(values);
  return into;
}

/** Lanczos until its own residuals are within the tolerance. */
async function run(hessian: Operator, tolerance: number): Promise<Lanczos> {
  let state = beginLanczos(stream(3, 'start').fillNormal(hessian.vector()));
  do state = await lanczosStep(state, hessian.times);
  while (!isExhausted(state) && !areConverged(extremes(state), tolerance));
  return state;
}

describe.skipIf(!hasReference)('golden Hessians', async () => {
  const { tolerances, cases } = hasReference ? readGolden() : { tolerances: {} as never, cases: {} };
  const { precisions } = (await openEngine()).description;
  const each = Object.entries(cases).flatMap(([name, golden]) => precisions.map((precision) => ({ name, golden, precision })));

  describe.each(each)('$name, $precision', ({ name, golden, precision }) => {
    let opened: Opened;
    let hessian: Hessian;
    // In double precision the same numbers hold to far more digits than are asked for of single precision.
    const strict = precision === 'float64' ? 1e-5 : 1;
    const residual = precision === 'float64' ? 1e-8 : 1e-4;
    beforeAll(async () => {
      opened = await openGolden(name, golden.pooling, precision);
      hessian = opened.at();
    });
    afterAll(() => opened.close());

    it('the loss and the gradient are the golden ones', async () => {
      expect(Math.abs((await hessian.loss()) - golden.loss)).toBeLessThanOrEqual(tolerances.lossRelative * strict * golden.loss);
      expect(Math.abs(length(await hessian.gradient()) - golden.gradientNorm)).toBeLessThanOrEqual(tolerances.productRelative * strict * golden.gradientNorm);
    });

    it('products with vectors are the golden ones, however the examples are batched', async () => {
      for (const { vector: stored, product, norm, curvature } of golden.products) {
        const { tensors } = await readTensors(file(name, stored));
        const flat = blocksOf(opened.network).flatMap(({ tensor }) => Array.from(tensors.get(tensor.name)!.data));
        const v = vector(hessian, ours(opened.network, flat));
        for (const batch of [24, 7]) {
          const made = await opened.at(0, 0, batch).times(v);
          expect(distance(torch(opened.network, made), product)).toBeLessThanOrEqual(tolerances.productRelative * strict * norm);
          expect(Math.abs(dot(v, made) - curvature)).toBeLessThanOrEqual(tolerances.productRelative * strict * norm * length(v));
        }
      }
    });

    it('Lanczos finds both ends, their ratio and their eigenvectors', async () => {
      const state = await run(hessian, residual);
      const { smallest, largest } = extremes(state);
      const allowed = tolerances.eigenvalueRelativeToLargest * strict * golden.lambdaMax;
      expect(Math.abs(smallest - golden.lambdaMin)).toBeLessThanOrEqual(allowed);
      expect(Math.abs(largest - golden.lambdaMax)).toBeLessThanOrEqual(allowed);
      expect(Math.abs(Math.abs(smallest / largest) - golden.ratio)).toBeLessThanOrEqual(2e-4 * strict);
      const vectors = extremeVectors(state);
      for (const end of ['smallest', 'largest'] as const) {
        // The golden vector's largest entry is positive, and so is ours: the cosine is 1, not -1.
        expect(dot(vectors[end], ours(opened.network, golden.eigenvectors[end]))).toBeGreaterThan(1 - tolerances.eigenvectorCosine);
      }
    });

    it('the residuals that Lanczos states are those of its vectors', async () => {
      let state = beginLanczos(stream(3, 'start').fillNormal(hessian.vector()));
      for (let step = 0; step < 12; step++) state = await lanczosStep(state, hessian.times);
      const stated = extremes(state);
      const vectors = extremeVectors(state);
      for (const [end, value, told] of [['smallest', stated.smallest, stated.smallestResidual], ['largest', stated.largest, stated.largestResidual]] as const) {
        const product = await hessian.times(vector(hessian, vectors[end]));
        const seen = distance(product, vectors[end].map((x) => x * value));
        expect(Math.abs(seen - told)).toBeLessThanOrEqual(1e-5 * golden.lambdaMax);
      }
    });

    it('the Hessian of each layer alone has the golden largest eigenvalue and trace', async () => {
      for (const { tensor, offset, size } of blocksOf(opened.network)) {
        const layer = golden.layers[tensor.name];
        const block = diagonalBlock(hessian, offset, size);
        expect(size).toBe(layer.entries);
        const { largest } = extremes(await run(block, residual));
        expect(Math.abs(largest - layer.lambdaMax)).toBeLessThanOrEqual(tolerances.eigenvalueRelativeToLargest * strict * golden.lambdaMax);
        let trace = 0;
        for (let k = 0; k < size; k++) {
          const unit = block.vector();
          unit[k] = 1;
          trace += (await block.times(unit))[k];
        }
        expect(Math.abs(trace - layer.trace)).toBeLessThanOrEqual(tolerances.traceRelativeToAbsoluteTrace * strict * golden.absoluteTrace);
      }
    });

    it('random signs estimate the trace as closely as they say', async () => {
      const probes = 60;
      const samples: number[] = [];
      for (let probe = 0; probe < probes; probe++) {
        const v = signs(5, `probe ${probe}`, hessian.vector());
        samples.push(dot(v, await hessian.times(v)));
      }
      const { mean, error } = estimate(samples);
      const expected = Math.sqrt(golden.hutchinsonVariance.rademacher / probes);
      expect(Math.abs(mean - golden.trace)).toBeLessThan(4 * expected);
      expect(error! / expected).toBeGreaterThan(0.6);
      expect(error! / expected).toBeLessThan(1.6);
    });
  });

  describe.each(Object.entries(cases))('%s, the whole matrix', (name, golden: Case) => {
    const precision = precisions.includes('float64') ? 'float64' : 'float32';
    let opened: Opened;
    beforeAll(async () => {
      opened = await openGolden(name, golden.pooling, precision);
    });
    afterAll(() => opened.close());

    it('column by column is the golden one, symmetric, with its trace and moments', async () => {
      const hessian = opened.at();
      const { entries } = golden;
      const columns: Float64Array[] = [];
      for (let k = 0; k < entries; k++) {
        const unit = hessian.vector();
        unit[k] = 1;
        columns.push(torch(opened.network, await hessian.times(vector(hessian, ours(opened.network, unit)))));
      }
      if (existsSync(file(name, 'hessian.npy'))) {
        const stored = (await readNpy(file(name, 'hessian.npy'))).data as Float64Array;
        const worst = columns.reduce((most, column, k) => Math.max(most, distance(column, stored.subarray(k * entries, (k + 1) * entries))), 0);
        expect(worst).toBeLessThanOrEqual(1e-5 * golden.lambdaMax);
      }
      let asymmetry = 0;
      for (let i = 0; i < entries; i++) for (let j = 0; j < i; j++) asymmetry = Math.max(asymmetry, Math.abs(columns[i][j] - columns[j][i]));
      expect(asymmetry).toBeLessThanOrEqual(1e-5 * golden.lambdaMax);
      const square = columns.reduce((total, column) => total + dot(column, column), 0);
      const trace = columns.reduce((total, column, k) => total + column[k], 0);
      expect(Math.abs(trace - golden.trace)).toBeLessThanOrEqual(tolerances.traceRelativeToAbsoluteTrace * golden.absoluteTrace);
      expect(Math.abs(square - golden.moments.trH2)).toBeLessThanOrEqual(tolerances.momentRelativeToTrH2Power * golden.moments.trH2);
      const squared = (i: number, j: number) => dot(columns[i], columns[j]);
      let [cube, fourth] = [0, 0];
      for (let i = 0; i < entries; i++) {
        for (let j = 0; j < entries; j++) {
          const entry = squared(i, j);
          cube += entry * columns[j][i];
          fourth += entry * entry;
        }
      }
      expect(Math.abs(cube - golden.moments.trH3)).toBeLessThanOrEqual(tolerances.momentRelativeToTrH2Power * golden.moments.trH2 ** 1.5);
      expect(Math.abs(fourth - golden.moments.trH4)).toBeLessThanOrEqual(tolerances.momentRelativeToTrH2Power * golden.moments.trH2 ** 2);
    });

    it('Lanczos quadrature from random signs gives moments and a density near those of all eigenvalues', async () => {
      const hessian = opened.at();
      const probes = [];
      for (let probe = 0; probe < 40; probe++) {
        let state = beginLanczos(signs(9, `probe ${probe}`, hessian.vector()));
        for (let step = 0; step < 40; step++) state = await lanczosStep(state, hessian.times);
        probes.push(quadrature(state));
      }
      const { trace, moments, entries, absoluteTrace } = golden;
      expect(Math.abs(entries * spectralMean(probes, (x) => x) - trace)).toBeLessThan(0.2 * absoluteTrace);
      expect(Math.abs(entries * spectralMean(probes, (x) => x * x) - moments.trH2)).toBeLessThan(0.35 * moments.trH2);
      const eigenvalues = (await readNpy(file(name, 'eigenvalues.npy'))).data as Float64Array;
      const all = { nodes: eigenvalues, shares: eigenvalues.map(() => 1 / entries) };
      const width = 0.05 * golden.lambdaMax;
      let [missed, area] = [0, 0];
      for (let t = golden.lambdaMin - 5 * width; t <= golden.lambdaMax + 5 * width; t += width / 2) {
        missed += (Math.abs(spectralDensity(probes, t, width) - spectralDensity([all], t, width)) * width) / 2;
        area += (spectralDensity(probes, t, width) * width) / 2;
      }
      expect(area).toBeCloseTo(1, 2);
      expect(missed).toBeLessThan(0.05);
    });

    it('over biases and batch norm too, the ends are the golden ones', async () => {
      const whole = await openGolden(name, golden.pooling, precision, true);
      const hessian = whole.at();
      expect(hessian.size).toBe(golden.allParameters.entries);
      const { smallest, largest } = extremes(await run(hessian, 1e-4));
      await whole.close();
      const allowed = tolerances.eigenvalueRelativeToLargest * golden.allParameters.lambdaMax;
      expect(Math.abs(smallest - golden.allParameters.lambdaMin)).toBeLessThanOrEqual(allowed);
      expect(Math.abs(largest - golden.allParameters.lambdaMax)).toBeLessThanOrEqual(allowed);
    });

    it('the ends at each point of a plane, their ratio and the loss are the golden ones', async () => {
      const { a, b, ...map } = golden.map;
      for (let i = 0; i < a.length; i++) {
        for (let j = 0; j < b.length; j++) {
          const hessian = opened.at(a[i], b[j]);
          const { smallest, largest } = extremes(await run(hessian, 1e-3));
          const allowed = tolerances.mapRelativeToLargest * map.lambdaMax[i][j];
          expect(Math.abs(smallest - map.lambdaMin[i][j])).toBeLessThanOrEqual(allowed);
          expect(Math.abs(largest - map.lambdaMax[i][j])).toBeLessThanOrEqual(allowed);
          expect(Math.abs(Math.abs(smallest / largest) - map.ratio[i][j])).toBeLessThanOrEqual(2e-3);
          expect(Math.abs((await hessian.loss()) - map.loss[i][j])).toBeLessThanOrEqual(tolerances.lossRelative * map.loss[i][j]);
        }
      }
    }, 120_000);
  });
});
