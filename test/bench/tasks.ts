/** What is timed: each task prepares itself and gives a function that does it once. */
import { openDataset, type Dataset } from '../../src-main/datasets';
import type { Engine, Session } from '../../src-main/engine/engine';
import { hessianAt } from '../../src-main/experiments/curvature/hessian';
import { hessianProgram } from '../../src-main/experiments/curvature/hessian-program';
import { fields as curvature } from '../../src-main/experiments/curvature/setup';
import { sliceProgram } from '../../src-main/experiments/landscape/slice-program';
import { curveProgram } from '../../src-main/fitting/curve/curve-program';
import { look } from '../../src-main/fitting/curve/look';
import { evaluate } from '../../src-main/fitting/evaluate';
import { fillSplit } from '../../src-main/fitting/examples';
import { fitProgram } from '../../src-main/fitting/fit-program';
import { stepFeeds } from '../../src-main/fitting/step-feeds';
import { matmul } from '../../src-main/graph/ops/matmul';
import { sum } from '../../src-main/graph/ops/sum';
import { orderOf } from '../../src-main/graph/order';
import { draftProgram, goals } from '../../src-main/graph/program';
import { describeNetwork, initialWeights, openNetwork } from '../../src-main/networks';
import { coefficients } from '../../src-shared/math/curve';
import { stream } from '../../src-shared/math/random';

export interface Prepared {
  /** Does the task once. */
  run(): Promise<unknown>;
  /** Floating-point operations of one run. */
  readonly flops: number;
  readonly per: string;
}

export type Task = (engine: Engine, batch: number) => Promise<Prepared>;

const augmentation = { pad: 4, flip: true };
const settings = { momentum: 0.9, betas: [0.9, 0.999], epsilon: 1e-8, decay: 5e-4 } as const;

/** Made-up images of CIFAR's size: what they show does not change the time. */
const data = (train: number, test: number): Promise<Dataset> => openDataset(`glyphs?train=${train}&test=${test}`);

async function trained(engine: Engine, name: string, dataset: Dataset) {
  const network = openNetwork(name, { classes: 10, input: dataset.shape });
  const fit = fitProgram({ network, dataset, augmentation, settings, optimiser: 'sgd', decayOn: 'all', smoothing: 0 });
  const session = await engine.load(fit.program);
  const { weights, statistics } = initialWeights(network, { seed: 0 });
  await session.set('weights', weights);
  await session.set('statistics', statistics);
  for (const slot of fit.slots) await session.set(slot.name, new Float32Array(weights.length));
  await fillSplit(session, fit.train, dataset.train);
  await fillSplit(session, fit.test, dataset.test);
  return { network, session, flops: describeNetwork(network).flops };
}

const trainStep = (name: string): Task => async (engine, batch) => {
  const dataset = await data(2000, 100);
  const { session, flops } = await trained(engine, name, dataset);
  const feeds = stepFeeds({ seed: 0, count: 2000, batch, perEpoch: Math.floor(2000 / batch), augmentation });
  let update = 0;
  return { run: () => session.run('step', { ...feeds.at(update++), rate: 0.01 }), flops: 3 * flops * batch, per: `step of ${batch}` };
};

const evalPass: Task = async (engine) => {
  const { session, flops } = await trained(engine, 'resnet-20', await data(100, 2000));
  return { run: () => evaluate(session, 'evaluate.test', 2000), flops: 2000 * flops, per: '2,000 images' };
};

/** A step of a Bezier curve with one free bend between two networks. */
const curveStep = (name: string): Task => async (engine, batch) => {
  const dataset = await data(2000, 100);
  const { network, session, flops } = await curved(engine, name, dataset);
  const feeds = stepFeeds({ seed: 0, count: 2000, batch, perEpoch: Math.floor(2000 / batch), augmentation });
  const places = stream(0, 'place');
  let update = 0;
  const run = () => session.run('step', { ...feeds.at(update), coefficients: Float32Array.from(coefficients('bezier', 3, places.uniform(update++))), rate: 0.01 });
  return { run, flops: 3 * flops * batch + 20 * network.layout.parameters, per: `step of ${batch}` };
};

/** A look at a point of a curve: a pass over statistics of 1,000 images and an evaluation of 1,000 others. */
const curvePoint: Task = async (engine) => {
  const dataset = await data(1000, 1000);
  const { network, session, flops } = await curved(engine, 'resnet-20', dataset);
  let k = 0;
  return { run: () => look({ session, network, statistics: 1000, train: 0, test: 1000 }, coefficients('bezier', 3, (k++ % 61) / 60)), flops: 2000 * flops, per: '1,000 images for statistics, 1,000 evaluated' };
};

async function curved(engine: Engine, name: string, dataset: Dataset) {
  const network = openNetwork(name, { classes: 10, input: dataset.shape });
  const made = curveProgram({ network, dataset, bends: 1, decayOn: 'all', augmentation, fit: { optimiser: 'sgd', settings } });
  const session = await engine.load(made.program);
  const [from, to] = [0, 1].map((seed) => initialWeights(network, { seed }));
  await session.set('start', from.weights);
  await session.set('end', to.weights);
  await session.set('bends', from.weights.map((x, i) => (x + to.weights[i]) / 2));
  await session.set('statistics', from.statistics);
  for (const slot of made.slots) await session.set(slot.name, new Float32Array(from.weights.length));
  await fillSplit(session, made.train, dataset.train);
  await fillSplit(session, made.test, dataset.test);
  return { network, session, flops: describeNetwork(network).flops };
}

interface Surface {
  readonly rounded?: 'bfloat16';
  readonly points?: number;
  readonly images?: number;
}

const surface = ({ rounded, points = 1, images = 1000 }: Surface = {}): Task => async (engine) => {
  const dataset = await data(images, 10);
  const network = openNetwork('resnet-20', { classes: 10, input: dataset.shape });
  const { program, places } = sliceProgram(network, dataset, new Map([['train', dataset.train]]), { rounded });
  const session: Session = await engine.load(program);
  const { weights, statistics } = initialWeights(network, { seed: 0 });
  for (const name of ['weights', 'direction-1', 'direction-2']) await session.set(name, weights);
  await session.set('statistics', statistics);
  await fillSplit(session, places.get('train')!, dataset.train);
  let k = 0;
  const run = async () => {
    for (let point = 0; point < points; point++) await evaluate(session, 'point.train', images, { a: 0.01 * k++, b: 0.1 });
  };
  return { run, flops: points * images * describeNetwork(network).flops, per: `${points} point${points === 1 ? '' : 's'} of ${images.toLocaleString('en')} images` };
};

/** The Hessian's product with a vector, as curvature multiplies it. */
const hvp: Task = async (engine) => {
  const dataset = await data(256, 10);
  const network = openNetwork('resnet-20', { classes: 10, input: dataset.shape });
  const made = hessianProgram({ network, dataset, split: dataset.train });
  const session = await engine.load(made.program);
  const { weights, statistics } = initialWeights(network, { seed: 0 });
  await session.set('weights', weights);
  await session.set('statistics', statistics);
  await fillSplit(session, made.split, dataset.train);
  const hessian = hessianAt(session, made, curvature.batch.initial);
  const vector = stream(0, 'vector').fillNormal(hessian.vector());
  const flops = orderOf(goals(made.program.entries.get('product')!)).reduce((n, node) => n + (node.op.flops?.(node) ?? 0), 0);
  return { run: () => hessian.times(vector), flops: 256 * flops, per: '256 images' };
};

/** What the machine can do at most in float32. */
const product: Task = async (engine) => {
  const n = 2048;
  const program = draftProgram();
  const [a, b] = ['a', 'b'].map((name) => program.variable(name, [n, n]).value);
  program.entry('product', { total: sum(matmul(a, b)) });
  const session = await engine.load(program);
  for (const name of ['a', 'b']) await session.set(name, new Float32Array(n * n).fill(0.5));
  return { run: () => session.run('product'), flops: 2 * n ** 3, per: '2048 cubed' };
};

/** The written list. Surfaces of twice the points or images show that the cost is linear. */
export const tasks: Readonly<Record<string, Task>> = {
  matmul: product,
  train_step: trainStep('resnet-20'),
  eval_pass: evalPass,
  train_vgg9: trainStep('vgg-9'),
  curve_step: curveStep('resnet-20'),
  curve_point: curvePoint,
  surface: surface(),
  surface_bfloat16: surface({ rounded: 'bfloat16' }),
  surface_points_x2: surface({ points: 2 }),
  surface_images_x2: surface({ images: 2000 }),
  hvp,
};

/** The PyTorch script's task that does the same work in float32, and how many times over; none for other sizes of the same. */
export const peers: Readonly<Record<string, { readonly task: string; readonly times: number }>> = {
  ...Object.fromEntries(['train_step', 'eval_pass', 'train_vgg9', 'curve_step', 'hvp'].map((task) => [task, { task, times: 1 }])),
  surface: { task: 'surface', times: 49 },
  surface_bfloat16: { task: 'surface', times: 49 },
};
