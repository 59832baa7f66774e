import type { Dataset, Split } from '../../datasets/dataset';
import { placeSplit, plainBatch, type PlacedSplit } from '../../fitting/examples';
import { predictionEntry } from '../../fitting/predict';
import { recomputeEntry } from '../../fitting/recompute';
import { draftProgram, type Program } from '../../graph/program';
import type { Network } from '../../networks';

export interface MemberProgram {
  readonly program: Program;
  /** Where the images go that predictions are made of. */
  readonly seen: PlacedSplit;
  /** Where those go over which statistics are recomputed. */
  readonly train?: PlacedSplit;
}

/**
 * What members of one network need: `predict` (feed examples) fetches the logits of images; with images to train on and batch norm, also `recompute`.
 * Variables: weights, statistics (where there is batch norm).
 */
export function memberProgram(network: Network, dataset: Pick<Dataset, 'shape' | 'normalisation'>, splits: { readonly seen: Split; readonly train?: Split }): MemberProgram {
  const program = draftProgram();
  const { parameters, statistics: kept } = network.layout;
  const weights = program.variable('weights', [parameters]).value;
  const statistics = kept > 0 ? program.variable('statistics', [kept]) : undefined;
  const examples = program.feed('examples', [-1], 'int32');
  const seen = placeSplit(program, 'seen', splits.seen, dataset);
  predictionEntry(program, 'predict', { network, weights, statistics: statistics?.value, images: plainBatch(seen, examples.value).images });
  if (!statistics || !splits.train) return { program, seen };
  const train = placeSplit(program, 'train', splits.train, dataset);
  const dropoutSeed = program.feed('dropout-seed', [2], 'int32').value;
  recomputeEntry(program, 'recompute', { network, weights, statistics, images: plainBatch(train, examples.value).images, dropoutSeed });
  return { program, seen, train };
}
