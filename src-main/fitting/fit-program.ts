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
import { evaluationEntry } from './evaluate';
import { augmentedBatch, placeSplit, plainBatch, type PlacedSplit } from './examples';
import { optimisers, type OptimiserName } from './optimisers';
import type { OptimiserSettings } from './optimisers/optimiser';

export interface FitPlan {
  readonly network: Network;
  readonly dataset: Dataset;
  readonly optimiser: OptimiserName;
  readonly settings: OptimiserSettings;
  /** Decay acts on every trainable tensor, as PyTorch does it, or only on those of more than one dimension. */
  readonly decayOn: 'all' | 'weights';
  readonly smoothing: number;
  /** Absent: images as they are. */
  readonly augmentation?: Augmentation;
  readonly precision?: Precision;
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
}

/**
 * The program's entries: `step` (fetches loss, the batch's mean, and hits), `evaluate.train` and `evaluate.test` (fetch the summed
 * loss and hits), `norm` (the 2-norm of all trainable weights).
 */
export function fitProgram({ network, dataset, optimiser, settings, decayOn, smoothing, augmentation, precision }: FitPlan): FitProgram {
  const program = draftProgram(precision);
  const { parameters, statistics: kept } = network.layout;
  const train = placeSplit(program, 'train', dataset.train, dataset);
  const test = placeSplit(program, 'test', dataset.test, dataset);
  const weights = program.variable('weights', [parameters]);
  const statistics = kept > 0 ? program.variable('statistics', [kept]) : undefined;
  const slots = optimisers[optimiser].slots.map((name) => program.variable(`slot.${name}`, [parameters]));
  const decayed = decayOn === 'weights' && settings.decay !== 0 ? program.variable('decayed', [parameters]) : undefined;

  const examples = program.feed('examples', [-1], 'int32');
  const draws = augmentation && { top: program.feed('top', [-1], 'int32').value, left: program.feed('left', [-1], 'int32').value, flip: program.feed('flip', [-1], 'int32').value };
  const { images, labels } = draws ? augmentedBatch(train, examples.value, draws, augmentation.pad) : plainBatch(train, examples.value);
  const dropoutSeed = program.feed('dropout-seed', [2], 'int32').value;
  const { logits, pieces, batchStatistics } = buildNetwork(network, { images, weights: weights.value, mode: 'training', dropoutSeed });
  const loss = mean(crossEntropy(logits, labels, smoothing));
  const next = optimisers[optimiser].update(settings, { program, weights: weights.value, gradient: join(gradient(loss, pieces)), slots: slots.map((slot) => slot.value), decayed: decayed?.value });
  program.entry('step', { loss, hits: hits(logits, labels) }, [
    [weights, next.weights],
    ...slots.map((slot, i) => [slot, next.slots[i]] as const),
    ...(statistics && batchStatistics ? [[statistics, runningStatistics(statistics.value, batchStatistics)] as const] : []),
  ]);

  for (const [name, split] of [['evaluate.train', train], ['evaluate.test', test]] as const) {
    evaluationEntry(program, name, { network, weights: weights.value, statistics: statistics?.value, split, examples });
  }
  program.entry('norm', { norm: sqrt(sum(multiply(weights.value, weights.value))) });
  return { program, train, test, weights, statistics, slots, decayed };
}
