/** Everything in place for products with the Hessian at trained weights. */
import { dot } from '../../../src-shared/math/direction';
import { Refusal } from '../../../src-shared/refusal';
import { firstOf } from '../../datasets/choose';
import { npyPieces } from '../../datasets/npy-file';
import { memoryLimit } from '../../engine/memory-limit';
import { openEngine } from '../../engine/open';
import { fillSplit } from '../../fitting/examples';
import { refuseWhatDoesNotFit } from '../../fitting/fits';
import type { Network } from '../../networks';
import type { Bench } from '../bench';
import { randomDirections } from '../landscape/random-way';
import { madeWith } from '../made-with';
import { openTrained } from '../open-trained';
import { diagonalBlock, hessianAt, type Hessian, type Operator } from './hessian';
import { hessianProgram, type Block } from './hessian-program';
import { partsOf, sayStages } from './parts';
import type { CurvatureSetup } from './setup';

export interface Curvature {
  readonly network: Network;
  readonly blocks: readonly Block[];
  /** The Hessian at the weights, or in a map at a point of the plane. */
  at(a?: number, b?: number): Hessian;
  /** What the setup wants measured at the weights, one after the other. */
  readonly parts: readonly MeasuredPart[];
  /** The loss and the length of its gradient at the weights, and the stages where these are measured, in sentences. */
  readonly said: string;
  close(): Promise<void>;
}

/** A part of the Hessian by its name. */
export interface MeasuredPart {
  readonly name: string;
  readonly operator: Operator;
}

/** How much of the memory Lanczos vectors may take. */
const MOST = 0.7;

/** Throws a Refusal, saying how many steps would fit, where so many Lanczos vectors would not fit into memory. */
export function refuseLongLanczos(steps: number, size: number, bytes: number, limit = memoryLimit()): void {
  const needed = (steps + 1) * size * bytes;
  if (needed <= MOST * limit) return;
  const fits = Math.floor((MOST * limit) / (size * bytes)) - 1;
  const gigabytes = (n: number) => `${(n / 2 ** 30).toFixed(1)} GB`;
  const advice = fits >= 1 ? `At most ${fits} steps would fit.` : 'Not even one step would fit: look at each stage or each layer by itself.';
  throw new Refusal(`${steps} Lanczos steps over ${size.toLocaleString('en')} weights keep ${gigabytes(needed)} of vectors, and this process may use ${gigabytes(limit)}. ${advice}`);
}

/** Opens weights, data, directions (for a map) and the engine; throws a Refusal where the weights diverged or memory will not do. */
export async function openCurvature(setup: CurvatureSetup, bench: Bench): Promise<Curvature> {
  const { network, weights, statistics, dataset } = await openTrained(setup.weights, setup.dataset, bench.weights);
  const all = dataset[setup.split];
  if (all.count === 0) throw new Refusal(`The dataset ${dataset.name} has no examples to ${setup.split === 'train' ? 'train' : 'test'} on, so that there is no loss whose curvature could be measured: take the other set.`);
  const split = firstOf(all, setup.examples);
  const moved = setup.measure === 'map';
  const made = hessianProgram({ network, dataset, split, withBiases: setup.biases, moved, precision: setup.precision });
  const parts = partsOf(setup, network);
  const longest = Math.max(...parts.map(({ size }) => size));
  const bytes = setup.precision === 'float64' ? 8 : 4;
  const steps = setup.measure === 'trace' ? 0 : Math.min(setup.steps, longest);
  refuseLongLanczos(steps, longest, bytes);
  refuseWhatDoesNotFit(made.program, 'product', Math.min(setup.batch, split.count), memoryLimit() - (steps + 1) * longest * bytes);
  const engine = await openEngine();
  await bench.madeWith(madeWith(engine, setup.precision));
  const session = await engine.load(made.program);
  await session.set('weights', weights);
  if (statistics.length > 0) await session.set('statistics', statistics);
  await fillSplit(session, made.split, split);
  if (moved) {
    const directions = randomDirections({ ...setup, still: true, dimensions: '2' }, bench.seed, network, weights);
    for (const [k, direction] of directions.entries()) {
      await session.set(`direction-${k + 1}`, direction);
      await bench.leave.array(`direction-${k + 1}`, npyPieces(direction, [direction.length]));
    }
  }
  const at = (a = 0, b = 0) => hessianAt(session, made, setup.batch, moved ? { a, b } : {});
  const loss = await at().loss();
  if (!Number.isFinite(loss)) throw new Refusal(`The loss of the weights ${setup.weights} is not a number: their training diverged, and a Hessian does not exist there. Take weights kept before that, or train at a lower rate.`);
  const gradient = await at().gradient();
  const slope = Math.sqrt(dot(gradient, gradient));
  return {
    network,
    blocks: made.blocks,
    at,
    parts: parts.map(({ name, offset, size }) => ({ name, operator: size === made.size ? at() : diagonalBlock(at(), offset, size) })),
    said: [`Loss over ${split.count} examples ${loss.toPrecision(6)}, length of its gradient ${slope.toPrecision(4)}.`, ...(setup.of === 'each stage' ? [sayStages(parts)] : [])].join(' '),
    close: () => session.close(),
  };
}
