/** One of the weights that a landscape is drawn around, on the device, with the ways through it. */
import { Refusal } from '../../../src-shared/refusal';
import { firstOf } from '../../datasets/choose';
import { npyPieces } from '../../datasets/npy-file';
import type { Split } from '../../datasets/dataset';
import type { Engine, Session } from '../../engine/engine';
import { evaluate, EVALUATION_BATCH } from '../../fitting/evaluate';
import { fillSplit } from '../../fitting/examples';
import { refuseWhatDoesNotFit } from '../../fitting/fits';
import { readDirections } from '../../interchange/directions';
import type { NetworkWeights } from '../../networks';
import type { Bench } from '../bench';
import { openOther, openTrained, type Trained } from '../open-trained';
import { maybeStatisticsAt } from './carry-statistics';
import { nameOver, type OverNames } from './name-over';
import { penaltyAt } from './penalty';
import { randomDirections, wayAround } from './random-way';
import type { LandscapeSetup } from './setup';
import { sliceProgram } from './slice-program';
import { storedDirections } from './stored-directions';
import { gridOf, type Way } from './way';
import { lineTo, planeThrough } from './way-between';

/** Which of the weights: their reference, and their place among those of the experiment, from 1. */
export interface Among {
  readonly reference: string;
  readonly number: number;
}

/** The sets that losses are asked over, the one that a drawing goes by first. */
export const setsOf = ({ sets }: Pick<LandscapeSetup, 'sets'>): readonly ('train' | 'test')[] => (sets === 'train and test' ? ['train', 'test'] : [sets]);

export interface Around {
  readonly session: Session;
  readonly trained: Trained;
  readonly splits: ReadonlyMap<string, Split>;
  /** The way of a repeat, which is put on the device and left behind the first time it is asked for. */
  way(repeat: number): Promise<Way>;
  /** What the paths over its plane are called. */
  readonly over: OverNames;
  /** What was found true of these weights, in sentences. */
  readonly said: string;
}

async function wayOf(setup: LandscapeSetup, { network, weights, statistics }: Trained, { seed, weights: shelf }: Bench, repeat: number): Promise<Way> {
  const own = { weights, statistics };
  const open = (reference: string): Promise<NetworkWeights> => openOther(reference, network, shelf);
  switch (setup.directions) {
    case 'random': return wayAround(setup, randomDirections(setup, seed, network, weights, repeat));
    case 'from an experiment': return wayAround(setup, await storedDirections(setup, network, shelf));
    case 'from a file': return wayAround(setup, await readDirections(setup.file, network, setup.dimensions === '1' ? 1 : 2));
    case 'towards other weights': return lineTo(network, own, await open(setup.other), setup);
    case 'plane through three weights': return planeThrough(network, own, [await open(setup.other), await open(setup.third)], setup);
  }
}

/** Sends a way's directions to the device, and leaves them behind under their names with an ending. */
async function placeWay(session: Session, { first, second, flat }: Way, { leave }: Bench, ending: string): Promise<void> {
  await session.set('direction-1', first);
  await session.set('direction-2', second);
  await leave.array(`direction-1${ending}`, npyPieces(first, [first.length]));
  if (flat) await leave.array(`direction-2${ending}`, npyPieces(second, [second.length]));
}

/** What the statistics come to along the way, in words; nothing where they are kept. */
function sayStatistics({ statistics: how }: LandscapeSetup, way: Way, { network, statistics: own }: Trained): string {
  if (own.length === 0 || how === 'kept') return '';
  if (how === 'recomputed') return ' Batch-norm statistics are recomputed at every point, so that the centre drawn may differ from the loss with the stored ones.';
  const [along, points] = [way.statistics, gridOf(way)];
  const holes = along ? points.filter((point) => how === 'interpolated' && !maybeStatisticsAt(network, own, along, point, false)).length : 0;
  return holes === 0 ? '' : ` At ${holes} of ${points.length} points an interpolated batch-norm variance is negative: they are left empty.`;
}

/** A loaded program with its images, for whatever weights of one network. */
export interface Slice {
  readonly session: Session;
  readonly splits: ReadonlyMap<string, Split>;
}

/** Loads the program of a network and its images. Throws a Refusal where a batch would not fit into memory, or where the engine has no bfloat16 and it is asked for. */
export async function openSlice(setup: LandscapeSetup, openEngine: () => Promise<Engine>, { network, statistics, dataset }: Trained): Promise<Slice> {
  const recomputes = setup.statistics === 'recomputed' && statistics.length > 0;
  const [main] = setsOf(setup);
  const splits = new Map<string, Split>([...setsOf(setup), ...(recomputes ? ['train'] as const : [])].map((name) => [name, firstOf(dataset[name], setup.examples)]));
  const batch = Math.min(EVALUATION_BATCH, splits.get(main)!.count);
  const rounded = setup.precision === 'bfloat16' ? setup.precision : undefined;
  const { program, places } = sliceProgram(network, dataset, splits, { each: setup.drawing === 'adaptive', rounded });
  refuseWhatDoesNotFit(program, `${rounded ? 'unrounded' : 'point'}.${main}`, batch);
  if (recomputes) refuseWhatDoesNotFit(program, 'recompute', batch);
  const session = await (await openEngine()).load(program);
  for (const [name, place] of places) await fillSplit(session, place, splits.get(name)!);
  return { session, splits };
}

/** Puts weights on the device. Throws a Refusal where their loss is not a number, and a fault where the middle of a plot would not be their own loss. */
export async function openAround(setup: LandscapeSetup, bench: Bench, openSlice: (trained: Trained) => Promise<Slice>, { reference, number }: Among): Promise<Around> {
  const trained = await openTrained(reference, setup.dataset, bench.weights);
  const { weights, statistics } = trained;
  const first = await wayOf(setup, trained, bench, 1);
  const over = await nameOver(setup, trained.network, bench.weights);
  const { session, splits } = await openSlice(trained);
  const [main] = setsOf(setup);
  const count = splits.get(main)!.count;
  await session.set('weights', weights);
  if (statistics.length > 0) await session.set('statistics', statistics);
  const ending = number === 1 ? '' : `-around-${number}`;
  await placeWay(session, first, bench, ending);

  // A plot whose middle is not the network's own loss shows something else than it says.
  const own = await evaluate(session, `own.${main}`, count);
  if (!Number.isFinite(own.loss) || !weights.every(Number.isFinite)) {
    throw new Refusal(`The loss of the weights ${reference} is not a number: their training diverged, and there is no landscape around them. Take weights kept before that, or train at a lower rate.`);
  }
  const isRounded = setup.precision === 'bfloat16';
  const centre = await evaluate(session, `${isRounded ? 'unrounded' : 'point'}.${main}`, count, { a: 0, b: 0 });
  if (centre.loss !== own.loss) throw new Error(`the centre is not the network's loss: ${centre.loss} and ${own.loss}`);
  const rounded = isRounded ? ` In bfloat16 it is ${(await evaluate(session, `point.${main}`, count, { a: 0, b: 0 })).loss}.` : '';
  const atCentre = await penaltyAt(session, { a: 0, b: 0 }, setup);
  const penalty = atCentre === 0 ? '' : ` The loss drawn has the weight-decay term added, which is ${Number(atCentre.toPrecision(6))} there.`;

  const placed = { repeat: 1, way: first };
  return {
    session,
    trained,
    splits,
    over,
    async way(repeat) {
      if (repeat !== placed.repeat) {
        placed.way = await wayOf(setup, trained, bench, repeat);
        placed.repeat = repeat;
        await placeWay(session, placed.way, bench, `${ending}-of-${repeat}`);
      }
      return placed.way;
    },
    said: `${isRounded ? 'In float32 the' : 'The'} centre equals the network's own loss exactly: ${own.loss}.${rounded}${penalty}${first.said ? ` ${setup.repeats > 1 ? `First repeat: ${first.said.charAt(0).toLowerCase()}${first.said.slice(1)}` : first.said}` : ''}${sayStatistics(setup, first, trained)}`,
  };
}
