import type { Bench, Shelf } from '../../../../src-main/experiments/bench';
import { curvature } from '../../../../src-main/experiments/curvature';
import { openCurvature } from '../../../../src-main/experiments/curvature/open-curvature';
import { parseSetup } from '../../../../src-main/experiments/kind';
import type { Block } from '../../../../src-main/networks/block';
import { tinyTraining } from '../tiny';

const conv = (name: string, out: number, stride = 1, size = 3): Block => ({ layer: 'conv', name, out, size, stride });

/** A residual network so small that its whole Hessian can be written out, trained for a moment: two stages of several layers, and one before and behind them. */
export const smallTraining = {
  ...tinyTraining,
  network: JSON.stringify({
    blocks: [
      conv('conv1', 2),
      { layer: 'batch-norm', name: 'bn1' },
      { layer: 'relu' },
      { layer: 'block', name: 'layer1', blocks: [{ layer: 'residual', blocks: [conv('conv1', 2), { layer: 'batch-norm', name: 'bn1' }, { layer: 'tanh' }, conv('conv2', 2)] }] },
      { layer: 'block', name: 'layer2', blocks: [{ layer: 'residual', blocks: [conv('conv1', 3, 2), { layer: 'tanh' }, conv('conv2', 3)], shortcut: [conv('shortcut', 3, 2, 1)] }] },
      { layer: 'global-average-pool' },
      { layer: 'dense', name: 'linear', out: 'classes' },
    ] satisfies Block[],
  }),
};

/** A symmetric matrix, row by row. */
export interface Matrix {
  readonly entries: Float64Array;
  readonly size: number;
}

/** The Hessian that a setup of the kind looks at, written out column by column, and its blocks by the beginnings of the tensors' names. */
export async function exactHessian(given: Readonly<Record<string, unknown>>, weights: Shelf): Promise<{ readonly whole: Matrix; blockOf(beginning: string): Matrix }> {
  const setup = parseSetup(curvature, given);
  const bench: Pick<Bench, 'seed' | 'weights' | 'madeWith'> = { seed: 0, weights, madeWith: () => Promise.resolve() };
  const opened = await openCurvature(setup, bench as Bench);
  const hessian = opened.at();
  const { size } = hessian;
  const entries = new Float64Array(size * size);
  for (let k = 0; k < size; k++) {
    const unit = hessian.vector();
    unit[k] = 1;
    entries.set(await hessian.times(unit), k * size);
  }
  await opened.close();
  const names = opened.blocks.flatMap(({ tensor, size: many }) => Array.from({ length: many }, () => tensor.name));
  const blockOf = (beginning: string): Matrix => {
    const places = names.flatMap((name, k) => (name.startsWith(beginning) ? [k] : []));
    return { size: places.length, entries: Float64Array.from(places.flatMap((i) => places.map((j) => entries[i * size + j]))) };
  };
  return { whole: { entries, size }, blockOf };
}

/** A matrix times a vector. */
export const times = ({ entries, size }: Matrix, vector: ArrayLike<number>): Float64Array =>
  Float64Array.from({ length: size }, (_, i) => entries.subarray(i * size, (i + 1) * size).reduce((sum, x, j) => sum + x * vector[j], 0));

/** The sum of the diagonal. */
export const traceOf = ({ entries, size }: Matrix): number => entries.reduce((sum, x, k) => (k % (size + 1) === 0 ? sum + x : sum), 0);
