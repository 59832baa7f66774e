import { openEngine } from '../engine/open';
import { openTrained } from '../experiments/open-trained';
import { evaluate, evaluationEntry, EVALUATION_BATCH, type Evaluation } from '../fitting/evaluate';
import { fillSplit, placeSplit, plainBatch } from '../fitting/examples';
import { refuseWhatDoesNotFit } from '../fitting/fits';
import { draftProgram } from '../graph/program';
import type { Answering } from './answering';

export interface LossAsked {
  /** ID, ID@40, ID@step:16000 or ID@name. */
  readonly weights: string;
  /** A SPEC, or `as-trained`. */
  readonly dataset: string;
  readonly split: 'train' | 'test';
}

/** Mean cross-entropy and accuracy of stored weights over all examples of a split, without augmentation. */
export async function loss({ weights: reference, dataset: spec, split: name }: LossAsked, { library }: Answering): Promise<Evaluation & { readonly examples: number }> {
  const { network, weights, statistics, dataset } = await openTrained(reference, spec, library);
  const content = dataset[name];
  const program = draftProgram();
  const split = placeSplit(program, name, content, dataset);
  evaluationEntry(program, 'evaluate', {
    network,
    weights: program.variable('weights', [weights.length]).value,
    ...(statistics.length > 0 && { statistics: program.variable('statistics', [statistics.length]).value }),
    batch: plainBatch(split, program.feed('examples', [-1], 'int32').value),
  });
  refuseWhatDoesNotFit(program, 'evaluate', Math.min(EVALUATION_BATCH, content.count));
  const session = await (await openEngine()).load(program);
  await fillSplit(session, split, content);
  await session.set('weights', weights);
  if (statistics.length > 0) await session.set('statistics', statistics);
  return { ...(await evaluate(session, 'evaluate', content.count)), examples: content.count };
}
