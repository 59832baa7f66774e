/** Curvature of the loss as a program: its gradient, and the Hessian's product with a vector as the gradient of (gradient · vector) (Pearlmutter 1994). */
import type { Dataset, Split } from '../../datasets/dataset';
import { crossEntropy } from '../../fitting/cross-entropy';
import { evaluationEntry } from '../../fitting/evaluate';
import { placeSplit, plainBatch, type PlacedSplit } from '../../fitting/examples';
import { compose } from '../../graph/compose';
import { gradient } from '../../graph/gradient';
import { add } from '../../graph/ops/add';
import { multiply } from '../../graph/ops/multiply';
import { sum } from '../../graph/ops/sum';
import { draftProgram, type Precision, type Program } from '../../graph/program';
import { buildNetwork, cut, join, type Network } from '../../networks';
import type { Tensor } from '../../networks/layout';

export interface HessianPlan {
  readonly network: Network;
  readonly dataset: Pick<Dataset, 'shape' | 'normalisation'>;
  readonly split: Split;
  /** Whether biases and batch-norm parameters are among the variables; Li et al. leave them out. */
  readonly withBiases?: boolean;
  /** Whether the weights are moved to theta + a d1 + b d2 first: adds the feeds a, b and the variables direction-1, direction-2. */
  readonly moved?: boolean;
  readonly precision?: Precision;
}

export interface HessianProgram {
  readonly program: Program;
  readonly split: PlacedSplit;
  /** The tensors by whose entries the loss is differentiated, and where each begins in the vectors. */
  readonly blocks: readonly Block[];
  /** How many entries the vectors have. */
  readonly size: number;
}

/** One tensor's place in the vectors of a Hessian. */
export interface Block {
  readonly tensor: Tensor;
  readonly offset: number;
  readonly size: number;
}

/** The tensors that a Hessian is taken over, one after the other. */
export function blocksOf({ layout }: Pick<Network, 'layout'>, withBiases = false): Block[] {
  let offset = 0;
  return layout.trainable
    .filter(({ shape }) => withBiases || shape.length > 1)
    .map((tensor) => ({ tensor, size: tensor.size, offset: (offset += tensor.size) - tensor.size }));
}

/**
 * The entries `product` (fetches the Hessian's product with the variable `vector`), `gradient` and `loss`, each summed over the fed
 * examples, with stored batch-norm statistics. Other variables: weights, statistics (where there is batch norm), and the split's.
 */
export function hessianProgram({ network, dataset, split, withBiases, moved, precision }: HessianPlan): HessianProgram {
  const program = draftProgram(precision);
  const { parameters, statistics: kept, trainable } = network.layout;
  const blocks = blocksOf(network, withBiases);
  const size = blocks.reduce((n, block) => n + block.size, 0);
  const own = program.variable('weights', [parameters]).value;
  const statistics = kept > 0 ? program.variable('statistics', [kept]).value : undefined;
  const along = (name: string, by: string) => multiply(program.variable(name, [parameters]).value, program.feed(by, []).value);
  const weights = moved ? add(add(own, along('direction-1', 'a')), along('direction-2', 'b')) : own;
  const vector = program.variable('vector', [size]).value;
  const placed = placeSplit(program, 'split', split, dataset);
  const examples = program.feed('examples', [-1], 'int32');
  const { images, labels } = plainBatch(placed, examples.value);

  const { logits, pieces } = buildNetwork(network, { images, weights, statistics, mode: 'inference' });
  const variables = blocks.map(({ tensor }) => pieces[trainable.indexOf(tensor)]);
  const slopes = gradient(sum(crossEntropy(logits, labels)), variables);
  const directions = cut(vector, blocks.map(({ tensor, offset }) => ({ ...tensor, offset })));
  // Fused ops have no second gradient: they are written out before it is taken.
  const [slope] = compose([slopes.map((g, i) => sum(multiply(g, directions[i]))).reduce(add)]);
  program.entry('product', { product: join(gradient(slope, variables)) });
  program.entry('gradient', { gradient: join(slopes) });
  evaluationEntry(program, 'loss', { network, weights, statistics, batch: plainBatch(placed, examples.value) });
  return { program, split: placed, blocks, size };
}
