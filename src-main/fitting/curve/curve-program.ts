/**
 * A curve through weight space as a program: phi = sum_i c_i w_i is combined inside the graph from its control points, so that any network
 * of ours can stand on it and no weights are copied (Garipov et al. 2018, arXiv 1802.10026).
 */
import type { Augmentation } from '../../datasets/draws';
import type { Dataset } from '../../datasets/dataset';
import { gradient } from '../../graph/gradient';
import { add } from '../../graph/ops/add';
import { concat } from '../../graph/ops/concat';
import { constant } from '../../graph/ops/constant';
import { mean } from '../../graph/ops/mean';
import { multiply } from '../../graph/ops/multiply';
import { reshape } from '../../graph/ops/reshape';
import { slice } from '../../graph/ops/slice';
import { sum } from '../../graph/ops/sum';
import { draftProgram, type Named, type Precision, type Program } from '../../graph/program';
import { buildNetwork, join, type Network } from '../../networks';
import { crossEntropy, hits } from '../cross-entropy';
import type { DecayOn } from '../decay-mask';
import { evaluationEntry } from '../evaluate';
import { batchAsFed, placeSplit, plainBatch, type PlacedSplit } from '../examples';
import { optimisers, type OptimiserName } from '../optimisers';
import type { OptimiserSettings } from '../optimisers/optimiser';
import { recomputeEntry } from '../recompute';

/** How the bends are trained. */
export interface CurveFit {
  readonly optimiser: OptimiserName;
  /** The decay is that of the weights on the curve: it reaches the bends through the gradient, whatever the optimiser. */
  readonly settings: OptimiserSettings;
}

export interface CurvePlan {
  readonly network: Network;
  readonly dataset: Pick<Dataset, 'shape' | 'normalisation' | 'train' | 'test'>;
  /** Free control points between the two fixed ends. */
  readonly bends: number;
  readonly decayOn: DecayOn;
  /** Absent: images as they are, in training. */
  readonly augmentation?: Augmentation;
  /** Whether training images are augmented in the evaluation and in the pass over statistics too, as in the paper's code. */
  readonly augmentedPath?: boolean;
  /** Absent where nothing is trained. */
  readonly fit?: CurveFit;
  readonly precision?: Precision;
}

export interface CurveProgram {
  readonly program: Program;
  readonly train: PlacedSplit;
  readonly test: PlacedSplit;
  /** All free control points, one after another, flat; absent where there are none. */
  readonly bends?: Named;
  /** The optimiser's vectors, each as long as the bends. */
  readonly slots: readonly Named[];
  /** 1 where decay acts, when it does not act everywhere. */
  readonly decayed?: Named;
}

/**
 * Every entry but the ends' own is fed `coefficients` (control points), the weights' shares at a point of the curve. Entries:
 * `step` (where there is a fit: one update of the bends on a batch; fetches the cross-entropy `loss`, `hits` and the sum of `squares` at the point),
 * `evaluate.train` and `evaluate.test` (fetch the summed loss and the hits), `recompute` (see recompute.ts; where there is batch norm), `squares`
 * (of the weights that decay acts on), `start.test` and `end.test` (the ends themselves, without a combination).
 * Variables: start, end, statistics, bends, slot.NAME, decayed.
 */
export function curveProgram({ network, dataset, bends: free, decayOn, augmentation, augmentedPath = false, fit, precision }: CurvePlan): CurveProgram {
  const program = draftProgram(precision);
  const { parameters, statistics: kept } = network.layout;
  const train = placeSplit(program, 'train', dataset.train, dataset);
  const test = placeSplit(program, 'test', dataset.test, dataset);
  const [start, end] = ['start', 'end'].map((name) => program.variable(name, [parameters]));
  const bends = free > 0 ? program.variable('bends', [free * parameters]) : undefined;
  const decayed = decayOn !== 'all' ? program.variable('decayed', [parameters]) : undefined;
  const statistics = kept > 0 ? program.variable('statistics', [kept]) : undefined;

  const fed = program.feed('coefficients', [free + 2]).value;
  const shares = Array.from({ length: free + 2 }, (_, i) => reshape(slice(fed, 0, i, 1), []));
  const points = [start.value, ...(bends ? Array.from({ length: free }, (_, i) => slice(bends.value, 0, i * parameters, parameters)) : []), end.value];
  const phi = points.map((point, i) => multiply(point, shares[i])).reduce((total, part) => add(total, part));
  const decaying = decayed ? multiply(phi, decayed.value) : phi;
  const squares = sum(multiply(decaying, decaying));
  program.entry('squares', { squares });

  const examples = program.feed('examples', [-1], 'int32');
  const dropoutSeed = program.feed('dropout-seed', [2], 'int32').value;
  const trainingBatch = batchAsFed(program, train, examples.value, augmentation);
  const pathBatch = augmentedPath ? trainingBatch : plainBatch(train, examples.value);
  evaluationEntry(program, 'evaluate.train', { network, weights: phi, statistics: statistics?.value, batch: pathBatch });
  const testBatch = plainBatch(test, examples.value);
  for (const [name, weights] of [['evaluate', phi], ['start', start.value], ['end', end.value]] as const) {
    evaluationEntry(program, `${name}.test`, { network, weights, statistics: statistics?.value, batch: testBatch });
  }
  if (statistics) recomputeEntry(program, 'recompute', { network, weights: phi, statistics, images: pathBatch.images, dropoutSeed });
  if (!fit || !bends) return { program, train, test, bends, slots: [], decayed };

  const { logits, pieces } = buildNetwork(network, { images: trainingBatch.images, weights: phi, mode: 'training', dropoutSeed });
  const loss = mean(crossEntropy(logits, trainingBatch.labels));
  const steepest = add(join(gradient(loss, pieces)), multiply(decaying, constant(fit.settings.decay)));
  const slots = optimisers[fit.optimiser].slots.map((name) => program.variable(`slot.${name}`, [free * parameters]));
  const next = optimisers[fit.optimiser].update({ ...fit.settings, decay: 0 }, {
    program,
    weights: bends.value,
    // The derivative of phi by a bend is its coefficient.
    gradient: concat(shares.slice(1, -1).map((share) => multiply(steepest, share)), 0),
    slots: slots.map(({ value }) => value),
  });
  program.entry('step', { loss, hits: hits(logits, trainingBatch.labels), squares }, [[bends, next.weights], ...slots.map((slot, i) => [slot, next.slots[i]] as const)]);
  return { program, train, test, bends, slots, decayed };
}
