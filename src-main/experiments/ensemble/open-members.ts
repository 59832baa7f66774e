/** The members of an ensemble: weights of one or several networks that look at the same images. */
import { Refusal } from '../../../src-shared/refusal';
import { firstOf } from '../../datasets/choose';
import type { Dataset, Split } from '../../datasets/dataset';
import type { Session } from '../../engine/engine';
import { openEngine } from '../../engine/open';
import { fillSplit } from '../../fitting/examples';
import { refuseWhatDoesNotFit } from '../../fitting/fits';
import { predict } from '../../fitting/predict';
import { recomputeStatistics } from '../../fitting/recompute';
import type { Bench } from '../bench';
import { madeWith } from '../made-with';
import { openData } from '../open-data';
import { openTrained, type Trained } from '../open-trained';
import { memberProgram, type MemberProgram } from './member-program';
import type { EnsembleSetup } from './setup';

export interface Members {
  readonly labels: Int32Array;
  readonly classes: number;
  /** What they look at, and how, in sentences. */
  readonly said: string;
  /** The logits of a member (from 1) for all images (examples x classes). Throws a Refusal where one is not a number. */
  logitsOf(member: number): Promise<Float32Array>;
  close(): Promise<void>;
}

const many = (count: number): string => count.toLocaleString('en');

/** Whether two splits hold the same images with the same labels, however these are normalised. */
function areSame(one: Split, other: Split): boolean {
  const bytes = ({ buffer, byteOffset, byteLength }: Split['images'] | Int32Array) => Buffer.from(buffer, byteOffset, byteLength);
  return one.images.constructor === other.images.constructor && bytes(one.images).equals(bytes(other.images)) && bytes(one.labels).equals(bytes(other.labels));
}

/** Opens every member once, so that what is wrong with any of them is said before anything is computed; each is read again when its turn comes. */
export async function openMembers(setup: EnsembleSetup, bench: Bench): Promise<Members> {
  const { weights: references, split, examples, statisticsOver, batch } = setup;
  const datasets = new Map<string, Promise<Dataset>>();
  const openOnce = (spec: string): Promise<Dataset> => {
    const opening = datasets.get(spec) ?? openData(spec);
    datasets.set(spec, opening);
    return opening;
  };
  const openMember = (reference: string): Promise<Trained> => openTrained(reference, setup.dataset, bench.weights, openOnce);
  const imagesFor = ({ dataset }: Trained): Split => firstOf(dataset[split], examples);

  const first = await openMember(references[0]);
  const shown = imagesFor(first);
  if (shown.count === 0) throw new Refusal(`The dataset ${first.spec} has no images to ${split} on.`);
  let hasStatistics = false;
  for (const reference of references) {
    const member = await openMember(reference);
    hasStatistics ||= member.statistics.length > 0;
    if (member.dataset.classes.length !== first.dataset.classes.length || !areSame(imagesFor(member), shown)) {
      throw new Refusal(`The weights ${reference} were trained on ${member.spec}, whose images to ${split} on are not those of ${first.spec}, on which ${references[0]} was trained: leave one of them out, or name the dataset that all are to look at.`);
    }
  }

  const engine = await openEngine();
  await bench.madeWith(madeWith(engine));
  const recomputes = setup.statistics === 'recomputed';
  const open = new Map<string, MemberProgram & { readonly session: Session }>();
  // Members of one network that are shown the images alike share the program and what is on the device.
  const openSession = async (member: Trained): Promise<MemberProgram & { readonly session: Session }> => {
    const { network, dataset, spec, statistics } = member;
    const key = JSON.stringify([spec, network.blocks]);
    const there = open.get(key);
    if (there) return there;
    const splits = { seen: imagesFor(member), ...(recomputes && statistics.length > 0 ? { train: firstOf(dataset.train, statisticsOver) } : {}) };
    const made = memberProgram(network, dataset, splits);
    refuseWhatDoesNotFit(made.program, 'predict', Math.min(batch, splits.seen.count));
    if (made.train) refuseWhatDoesNotFit(made.program, 'recompute', Math.min(batch, made.train.count));
    const session = await engine.load(made.program);
    await fillSplit(session, made.seen, splits.seen);
    if (made.train && splits.train) await fillSplit(session, made.train, splits.train);
    const opened = { ...made, session };
    open.set(key, opened);
    return opened;
  };

  return {
    labels: shown.labels,
    classes: first.dataset.classes.length,
    said: [
      `Predictions of ${many(shown.count)} images to ${split} on, of ${first.spec}.`,
      datasets.size > 1 ? `They are the same for all, normalised for each as it was trained (${[...datasets.keys()].join('; ')}).` : '',
      recomputes && hasStatistics ? `Batch-norm statistics are recomputed for each over ${many(Math.min(statisticsOver, first.dataset.train.count))} of its training images, not augmented.` : '',
    ].filter((sentence) => sentence !== '').join(' '),
    async logitsOf(member) {
      const reference = references[member - 1];
      const trained = await openMember(reference);
      const { session, seen, train } = await openSession(trained);
      await session.set('weights', trained.weights);
      if (train) await recomputeStatistics(session, trained.network, train.count, {}, batch);
      else if (trained.statistics.length > 0) await session.set('statistics', trained.statistics);
      const logits = await predict(session, 'predict', seen.count, {}, batch);
      if (!logits.every(Number.isFinite)) throw new Refusal(`What the weights ${reference} predict is not a number for some images: their training diverged. Leave them out, or take weights kept before that.`);
      return logits;
    },
    async close() {
      for (const { session } of open.values()) await session.close();
    },
  };
}
