import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../src-main/engine/engine';
import { openEngine } from '../../../src-main/engine/open';
import { compose } from '../../../src-main/graph/compose';
import { gradient } from '../../../src-main/graph/gradient';
import { sum } from '../../../src-main/graph/ops/sum';
import { draftProgram, type Precision } from '../../../src-main/graph/program';
import { buildNetwork, join, openNetwork, readWeights, runningStatistics, type Network, type NetworkWeights } from '../../../src-main/networks';
import { hasReference, reference } from '../../reference';
import { crossEntropy } from './cross-entropy';
import { formulaImages, formulaWeights, scrambled } from './formula';
import { classesOf, golden, isBuilt, type GoldenCase, type GoldenPass } from './golden';
import { nativeEngine } from './native';

const task = { classes: 10, input: [32, 32, 3] as const };
const { engine: found, why } = await nativeEngine();
if (!found) console.warn(`skipped, since there is no native engine: ${why}`);
const engine = found as Engine;

/** Runs a network in inference on images and returns its logits, and the activations that are asked for. */
async function infer(network: Network, { weights, statistics }: NetworkWeights, images: Float64Array, layers: readonly string[] = [], on = engine) {
  const program = draftProgram();
  const held = { weights: program.variable('weights', [weights.length]), statistics: program.variable('statistics', [statistics.length]) };
  const { logits, activations } = buildNetwork(network, {
    images: program.feed('images', [-1, ...network.input]).value,
    weights: held.weights.value,
    statistics: held.statistics.value,
    mode: 'inference',
  });
  program.entry('logits', { logits });
  program.entry('layers', Object.fromEntries(layers.map((name) => [name, activations[name]])));
  const session = await on.load(program);
  await session.set('weights', weights);
  if (statistics.length > 0) await session.set('statistics', statistics);
  const out = await session.run('logits', { images });
  const kept = layers.length > 0 ? await session.run('layers', { images }) : {};
  await session.close();
  return { logits: out['logits'], layers: kept };
}

const furthest = (ours: ArrayLike<number>, theirs: readonly number[]) => theirs.reduce((far, value, i) => Math.max(far, Math.abs(value - ours[i])), 0);

/** The first layer whose mean or norm is not the golden one, for the message of a test that fails. */
async function firstWrongLayer({ network: name, weights, trace = [] }: GoldenCase, network: Network, images: Float64Array): Promise<string> {
  const { layers } = await infer(network, formulaWeights(network, weights, Float32Array), images, trace.map(([layer]) => layer));
  for (const [layer, , , norm] of trace) {
    const ours = Math.sqrt((layers[layer] as Float32Array).reduce((n, x) => n + x * x, 0));
    if (!(Math.abs(ours - norm) <= 1e-3 * norm)) return `${name}: the first wrong layer is ${layer}, of norm ${ours} instead of ${norm}`;
  }
  return `${name}: no layer of its trace is wrong`;
}

describe.skipIf(!found || !hasReference)('logits of weights by formula', () => {
  const cases = [...golden('networks').cases, ...golden('networks-more').cases].filter(({ network }) => isBuilt(network));

  test('the formula is the one that the golden values were made with', () => {
    golden('networks').formula.samples.forEach((sample, layer) => sample.forEach((u, k) => expect(scrambled(layer, k)).toBeCloseTo(u, 12)));
  });

  test.each(cases)('$network, $weights', async (golden) => {
    const network = openNetwork(golden.network, { ...task, classes: classesOf(golden.network) });
    const images = formulaImages(golden.logits.length);
    const { logits } = await infer(network, formulaWeights(network, golden.weights, Float32Array), images);
    const apart = Math.max(...golden.logits.map((row, i) => furthest(logits.subarray(i * network.classes), row))) / golden.largest;
    if (!(apart <= 1e-4)) expect.fail(`${apart} of the largest apart. ${await firstWrongLayer(golden, network, images)}`);
  });

  test('each layer of a trace has its mean and norm, whether batch norm is folded into it or not', async () => {
    const traced = cases.find(({ network, trace }) => network === 'vgg-9' && trace) as GoldenCase;
    const network = openNetwork('vgg-9', task);
    const { layers } = await infer(network, formulaWeights(network, traced.weights, Float32Array), formulaImages(4), traced.trace!.map(([name]) => name));
    for (const [name, shape, average, norm] of traced.trace!) {
      const values = layers[name] as Float32Array;
      expect(values.length).toBe(4 * shape.reduce((n, d) => n * d, 1));
      expect(Math.abs(Math.sqrt(values.reduce((n, x) => n + x * x, 0)) / norm - 1)).toBeLessThan(1e-4);
      expect(Math.abs(values.reduce((n, x) => n + x, 0) / values.length - average)).toBeLessThan((1e-4 * norm) / Math.sqrt(values.length));
    }
  });

  test("PyTorch's own file", async () => {
    const { file } = golden('networks');
    const network = openNetwork('resnet-20', task);
    const { logits } = await infer(network, await readWeights(reference('networks', file.path), network), formulaImages(4));
    expect(furthest(logits, file.logits.flat())).toBeLessThan(1e-4 * file.largest);
  });
});

describe.skipIf(!hasReference)('the embedded engine', () => {
  test.each(['lenet-5', 'vgg-9', 'vgg-11', 'resnet-20', 'preresnet-110', 'fsp-8'])('makes the logits of %s too', async (name) => {
    const embedded = await openEngine({ choice: 'wasm' });
    const { logits: wanted, largest } = golden('networks').cases.find(({ network, weights }) => network === name && weights === 'scrambled') as GoldenCase;
    const network = openNetwork(name, task);
    const { logits } = await infer(network, formulaWeights(network, 'scrambled', Float32Array), formulaImages(4), [], embedded);
    expect(furthest(logits, wanted.flat()) / largest).toBeLessThan(1e-4);
  });
});

interface Pass {
  readonly how: 'scrambled' | 'sine';
  readonly precision: Precision;
  /** Batch norm written out instead of fused; in float64 it always is. */
  readonly writtenOut?: boolean;
  readonly loss: number;
  readonly norms: number;
  readonly whole: number;
}

const passes: readonly Pass[] = [
  { how: 'scrambled', precision: 'float64', loss: 1e-10, norms: 1e-8, whole: 1e-8 },
  { how: 'sine', precision: 'float64', loss: 1e-10, norms: 1e-6, whole: 1e-6 },
  { how: 'scrambled', precision: 'float32', loss: 1e-4, norms: 1e-3, whole: 1e-3 },
  // Filters cut from one sine leave many sums next to zero, where rounding decides for or against a ReLU: the written-out form rounds
  // half as much as the fused kernel, with which single tensors stray further than this.
  { how: 'sine', precision: 'float32', loss: 1e-4, norms: 5e-2, whole: 5e-2, writtenOut: true },
];

describe.skipIf(!found || !hasReference).each(passes)('a pass in training, $how weights, $precision', ({ how, precision, writtenOut = false, ...within }: Pass) => {
  const network = openNetwork('resnet-20', task);
  const pass = (hasReference ? golden('networks').training[how] : undefined) as GoldenPass;
  let out: Readonly<Record<string, ArrayLike<number>>> = {};

  beforeAll(async () => {
    const { weights, statistics } = formulaWeights(network, how, Float64Array);
    const program = draftProgram(precision);
    const held = { weights: program.variable('weights', [weights.length]), statistics: program.variable('statistics', [statistics.length]) };
    const images = program.feed('images', [-1, 32, 32, 3]).value;
    const { logits, pieces, batchStatistics } = buildNetwork(network, { images, weights: held.weights.value, mode: 'training' });
    const fused = crossEntropy(logits, program.feed('labels', [-1], 'int32').value);
    const [loss] = writtenOut ? compose([fused]) : [fused];
    program.entry('pass', { loss, gradient: join(gradient(loss, pieces)) }, [[held.statistics, runningStatistics(held.statistics.value, batchStatistics!)]]);
    const session = await engine.load(program);
    await session.set('weights', weights);
    await session.set('statistics', statistics);
    const labels = Int32Array.from(golden('networks').training.labels);
    out = { ...(await session.run('pass', { images: formulaImages(4), labels })), running: await session.get('statistics') };
    await session.close();
  });

  const part = (vector: string, tensor: string): number[] => {
    const { offset, size } = network.layout.tensors.find(({ name }) => name === tensor)!;
    return Array.from(out[vector]).slice(offset, offset + size);
  };
  const norm = (values: readonly number[]) => Math.sqrt(values.reduce((n, x) => n + x * x, 0));

  test('has the loss', () => {
    expect(Math.abs(out['loss'][0] / pass.loss - 1)).toBeLessThan(within.loss);
  });

  test.each([['gradient', 'gradientNorms', 'gradients'], ['running', 'runningNorms', 'running']] as const)('has the %s of each tensor', (vector, norms, whole) => {
    for (const [name, wanted] of Object.entries(pass[norms])) expect(Math.abs(norm(part(vector, name)) / wanted - 1), name).toBeLessThan(within.norms);
    for (const [name, wanted] of Object.entries(pass[whole])) expect(furthest(part(vector, name), wanted), name).toBeLessThan(within.whole * norm(wanted));
  });
});

describe.skipIf(!found)('activations', () => {
  const network = openNetwork('resnet-8-x0.25', { classes: 3, input: [8, 8, 3] });

  test('are to be had under every name that the layout lists, in its shape', () => {
    const program = draftProgram();
    const { activations } = buildNetwork(network, {
      images: program.feed('images', [-1, 8, 8, 3]).value,
      weights: program.variable('weights', [network.layout.parameters]).value,
      statistics: program.variable('statistics', [network.layout.statistics]).value,
      mode: 'inference',
    });
    expect(Object.fromEntries(Object.entries(activations).map(([name, { shape }]) => [name, shape.slice(1)]))).toEqual(
      Object.fromEntries(network.layout.outputs.map(({ name, shape }) => [name, shape])),
    );
  });

  test('of a convolution that is kept do not change the logits', async () => {
    const weights = formulaWeights(network, 'scrambled', Float32Array);
    const images = formulaImages(5, 8);
    const logitsOf = async (keep: readonly string[]) => {
      const program = draftProgram();
      const built = buildNetwork(network, {
        images: program.feed('images', [-1, 8, 8, 3]).value,
        weights: program.variable('weights', [network.layout.parameters]).value,
        statistics: program.variable('statistics', [network.layout.statistics]).value,
        mode: 'inference',
        keep,
      });
      program.entry('logits', { logits: built.logits });
      const session = await engine.load(program);
      await session.set('weights', weights.weights);
      await session.set('statistics', weights.statistics);
      const { logits } = await session.run('logits', { images });
      await session.close();
      return logits as Float32Array;
    };
    const folded = await logitsOf([]);
    const kept = await logitsOf(['conv1', 'layer1.0.conv2', 'layer2.0.shortcut.0']);
    expect(furthest(kept, Array.from(folded))).toBeLessThan(1e-5 * Math.max(...folded.map(Math.abs)));
  });
});

describe.skipIf(!found)('dropout', () => {
  test('drops its share in training by seed, keeps the mean, and lets gradients pass where nothing was dropped', async () => {
    const program = draftProgram();
    const network: Network = {
      name: 'dropping',
      classes: 4000,
      input: [20, 20, 10],
      blocks: [{ layer: 'flatten' }, { layer: 'dropout', rate: 0.3, name: 'drop' }],
      layout: { tensors: [], trainable: [], running: [], parameters: 0, statistics: 0, outputs: [] },
    };
    const images = program.feed('images', [-1, 20, 20, 10]).value;
    const { logits } = buildNetwork(network, { images, weights: program.variable('weights', [1]).value, mode: 'training', dropoutSeed: program.feed('seed', [2], 'int32').value });
    const [slope] = gradient(sum(logits), [images]);
    program.entry('drop', { logits, slope });
    const session = await engine.load(program);
    const run = (seed: number) => session.run('drop', { images: new Float32Array(8000).fill(1), seed: Int32Array.of(seed, 5) });
    const [first, again, other] = [await run(1), await run(1), await run(2)];
    await session.close();
    const kept = first['logits'].filter((x) => x > 0);
    expect(new Set(Array.from(kept, (x) => x.toFixed(5)))).toEqual(new Set([(1 / 0.7).toFixed(5)]));
    // Five standard deviations of 8,000 draws.
    expect(Math.abs(kept.length / 8000 - 0.7)).toBeLessThan(0.026);
    expect(again['logits']).toEqual(first['logits']);
    expect(other['logits']).not.toEqual(first['logits']);
    expect(Array.from(first['slope']).sort()).toEqual(Array.from(first['logits']).sort());
  });
});

afterAll(() => {
  if (found) expect(found.tensors()).toBe(0);
});
