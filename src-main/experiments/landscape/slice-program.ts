/** A plane through weight space as a program: theta = weights + a d1 + b d2 inside the graph, so that a point costs one evaluation and no copying. */
import type { Dataset, Split } from '../../datasets/dataset';
import { eachEntry, evaluationEntry } from '../../fitting/evaluate';
import { placeSplit, plainBatch, type PlacedSplit } from '../../fitting/examples';
import { recomputeEntry } from '../../fitting/recompute';
import { add } from '../../graph/ops/add';
import { multiply } from '../../graph/ops/multiply';
import { sum } from '../../graph/ops/sum';
import { draftProgram, type Precision, type Program } from '../../graph/program';
import type { Value } from '../../graph/value';
import { cut, join, type Network, type NetworkInputs } from '../../networks';

export interface SliceProgram {
  readonly program: Program;
  /** The splits, by the suffix of their entries. */
  readonly places: ReadonlyMap<string, PlacedSplit>;
}

export interface SliceOptions {
  readonly precision?: Precision;
  readonly rounded?: NetworkInputs['rounded'];
  readonly each?: boolean;
}

/**
 * For each split S the entries `point.S` (feeds a, b, examples) and `own.S` (the weights themselves), each fetching the summed loss and the hits.
 * With `rounded`, `point.S` is computed so, and `unrounded.S` is the same without it.
 * With `each`, also `each.S` (feeds a, b, examples), which tells the loss and the hit of each example besides (rounded as `point.S` is).
 * Where there is batch norm, `recompute` (feeds a, b, examples, share, dropout-seed) moves the statistics by `share` of the way to those of a batch of `train` at a point.
 * `squares` (feeds a, b): the sums of the squares of all parameters, and of convolutions and full connections only.
 * Variables: weights, statistics (where there is batch norm), direction-1, direction-2.
 */
export function sliceProgram(network: Network, dataset: Pick<Dataset, 'shape' | 'normalisation'>, splits: ReadonlyMap<string, Split>, { precision, rounded, each = false }: SliceOptions = {}): SliceProgram {
  const program = draftProgram(precision);
  const { parameters, statistics: kept } = network.layout;
  const weights = program.variable('weights', [parameters]).value;
  const running = kept > 0 ? program.variable('statistics', [kept]) : undefined;
  const statistics = running?.value;
  const [a, b] = ['a', 'b'].map((name) => program.feed(name, []).value);
  const [d1, d2] = ['direction-1', 'direction-2'].map((name) => program.variable(name, [parameters]).value);
  const moved = add(add(weights, multiply(d1, a)), multiply(d2, b));
  const examples = program.feed('examples', [-1], 'int32');
  const places = new Map<string, PlacedSplit>();
  for (const [name, content] of splits) {
    const split = placeSplit(program, name, content, dataset);
    places.set(name, split);
    const there = { network, weights: moved, statistics, batch: plainBatch(split, examples.value) };
    evaluationEntry(program, `point.${name}`, { ...there, rounded });
    if (rounded) evaluationEntry(program, `unrounded.${name}`, there);
    if (each) eachEntry(program, `each.${name}`, { ...there, rounded });
    evaluationEntry(program, `own.${name}`, { ...there, weights });
  }
  const squares = (value: Value) => sum(multiply(value, value));
  const filters = network.layout.trainable.filter(({ kind }) => kind === 'conv' || kind === 'dense');
  program.entry('squares', { all: squares(moved), filters: squares(join(cut(moved, filters))) });
  const train = places.get('train');
  if (running && train) {
    const dropoutSeed = program.feed('dropout-seed', [2], 'int32').value;
    recomputeEntry(program, 'recompute', { network, weights: moved, statistics: running, images: plainBatch(train, examples.value).images, dropoutSeed });
  }
  return { program, places };
}
