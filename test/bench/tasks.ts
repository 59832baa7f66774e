/** What is timed: each task prepares itself and gives a function that does it once. */
import { openDataset, type Dataset } from '../../src-main/datasets';
import type { Engine, Session } from '../../src-main/engine/engine';
import { sliceProgram } from '../../src-main/experiments/landscape/slice-program';
import { evaluate } from '../../src-main/fitting/evaluate';
import { fillSplit } from '../../src-main/fitting/examples';
import { fitProgram } from '../../src-main/fitting/fit-program';
import { stepFeeds } from '../../src-main/fitting/step-feeds';
import { matmul } from '../../src-main/graph/ops/matmul';
import { sum } from '../../src-main/graph/ops/sum';
import { draftProgram } from '../../src-main/graph/program';
import { describeNetwork, initialWeights, openNetwork } from '../../src-main/networks';

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

const surface: Task = async (engine) => {
  const dataset = await data(1000, 10);
  const network = openNetwork('resnet-20', { classes: 10, input: dataset.shape });
  const { program, places } = sliceProgram(network, dataset, new Map([['train', dataset.train]]));
  const session: Session = await engine.load(program);
  const { weights, statistics } = initialWeights(network, { seed: 0 });
  for (const name of ['weights', 'direction-1', 'direction-2']) await session.set(name, weights);
  await session.set('statistics', statistics);
  await fillSplit(session, places.get('train')!, dataset.train);
  let k = 0;
  return { run: () => evaluate(session, 'point.train', 1000, { a: 0.01 * k++, b: 0.1 }), flops: 1000 * describeNetwork(network).flops, per: 'point of 1,000 images' };
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

/** The written list, by the names that the PyTorch script gives the same work. */
export const tasks: Readonly<Record<string, Task>> = {
  matmul: product,
  train_step: trainStep('resnet-20'),
  eval_pass: evalPass,
  train_vgg9: trainStep('vgg-9'),
  surface,
};
