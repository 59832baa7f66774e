/** Training as one program: a step is one call, in which the batch is gathered, augmented and normalised, and the weights are updated, all on the device. */
import type { Augmentation } from '../datasets/draws';
import type { Dataset } from '../datasets/dataset';
import { gradient } from '../graph/gradient';
import { mean } from '../graph/ops/mean';
import { multiply } from '../graph/ops/multiply';
import { sqrt } from '../graph/ops/sqrt';
import { sum } from '../graph/ops/sum';
import { draftProgram, type Named, type Precision, type Program } from '../graph/program';
import { buildNetwork, join, runningStatistics, type Network } from '../networks';
import { crossEntropy, hits } from './cross-entropy';
import type { DecayOn } from './decay-mask';
import { evaluationEntry } from './evaluate';
import { batchAsFed, placeSplit, plainBatch, type PlacedSplit } from './examples';
import { gatherPieces, type Found } from './gather-pieces';
import { optimisers, type OptimiserName } from './optimisers';
import type { OptimiserSettings } from './optimisers/optimiser';

export interface FitPlan {
  readonly network: Network;
  readonly dataset: Dataset;
  readonly optimiser: OptimiserName;
  readonly settings: OptimiserSettings;
  readonly decayOn: DecayOn;
  readonly smoothing: number;
  /** Absent: images as they are. */
  readonly augmentation?: Augmentation;
  readonly precision?: Precision;
  /** Whether a batch may be looked at in pieces, whose gradients are gathered before the weights move. */
  readonly inPieces?: boolean;
}

export interface FitProgram {
  readonly program: Program;
  readonly train: PlacedSplit;
  readonly test: PlacedSplit;
  readonly weights: Named;
  /** Absent in a network without batch norm. */
  readonly statistics?: Named;
  readonly slots: readonly Named[];
  /** 1 where decay acts (weights), when it does not act everywhere. */
  readonly decayed?: Named;
  /** What pieces are gathered in; none where batches are looked at as a whole. */
  readonly gathered: readonly Named[];
}

/**
 * The program's entries: `step` (fetches loss, the batch's mean, and hits), `evaluate.train` and `evaluate.test` (fetch the summed
 * loss and hits), `norm` (the 2-norm of all trainable weights). In pieces it is `piece` that fetches loss and hits, and `step`
 * moves the weights by what was gathered.
 */
export function fitProgram({ network, dataset, optimiser, settings, decayOn, smoothing, augmentation, precision, inPieces = false }: FitPlan): FitProgram {
  const program = draftProgram(precision);
  const { parameters, statistics: kept } = network.layout;
  const train = placeSplit(program, 'train', dataset.train, dataset);
  const test = placeSplit(program, 'test', dataset.test, dataset);
  const weights = program.variable('weights', [parameters]);
  const statistics = kept > 0 ? program.variable('statistics', [kept]) : undefined;
  const slots = optimisers[optimiser].slots.map((name) => program.variable(`slot.${name}`, [parameters]));
  const decayed = decayOn !== 'all' && settings.decay !== 0 ? program.variable('decayed', [parameters]) : undefined;

  const examples = program.feed('examples', [-1], 'int32');
  const { images, labels } = batchAsFed(program, train, examples.value, augmentation);
  const dropoutSeed = program.feed('dropout-seed', [2], 'int32').value;
  const { logits, pieces, batchStatistics } = buildNetwork(network, { images, weights: weights.value, mode: 'training', dropoutSeed });
  const loss = mean(crossEntropy(logits, labels, smoothing));
  const fetches = { loss, hits: hits(logits, labels) };
  const found: Found = { gradient: join(gradient(loss, pieces)), statistics: batchStatistics };
  const gathering = inPieces ? gatherPieces(program, found, fetches) : undefined;
  const whole = gathering?.whole ?? found;
  const next = optimisers[optimiser].update(settings, { program, weights: weights.value, gradient: whole.gradient, slots: slots.map((slot) => slot.value), decayed: decayed?.value });
  program.entry('step', gathering ? {} : fetches, [
    [weights, next.weights],
    ...slots.map((slot, i) => [slot, next.slots[i]] as const),
    ...(statistics && whole.statistics ? [[statistics, runningStatistics(statistics.value, whole.statistics)] as const] : []),
  ]);

  for (const [name, split] of [['evaluate.train', train], ['evaluate.test', test]] as const) {
    evaluationEntry(program, name, { network, weights: weights.value, statistics: statistics?.value, batch: plainBatch(split, examples.value) });
  }
  program.entry('norm', { norm: sqrt(sum(multiply(weights.value, weights.value))) });
  return { program, train, test, weights, statistics, slots, decayed, gathered: gathering?.variables ?? [] };
}
