import { setImmediate as breathe } from 'node:timers/promises';
import { curveLength } from '../../../src-shared/math/curve';
import { firstOf } from '../../datasets/choose';
import { openEngine } from '../../engine/open';
import type { Session } from '../../engine/engine';
import { curveProgram } from '../../fitting/curve/curve-program';
import { checkEnds, ENDS_HOLD, refuseEnds, type Ends } from '../../fitting/curve/ends';
import { controlGram } from '../../fitting/curve/gram';
import { look, type Looking } from '../../fitting/curve/look';
import { EVALUATION_BATCH } from '../../fitting/evaluate';
import { fillSplit } from '../../fitting/examples';
import { refuseWhatDoesNotFit } from '../../fitting/fits';
import type { Network } from '../../networks';
import type { Bench } from '../bench';
import { madeWith } from '../made-with';
import { openOther, openTrained } from '../open-trained';
import { distancesAlong, evenly, pointColumns, summaryColumns } from '../path-rows';
import { namesOf } from '../weights-names';
import { itemsOf, segmentsOf, type Segment } from './items';
import { rowOf, type SegmentRow, type SegmentsSetup } from './setup';

/** A segment whose ends are on the device. */
interface Placed {
  readonly segment: Segment;
  readonly distances: readonly number[];
  readonly length: number;
}

/** Loss along straight segments between weights, with batch-norm statistics recomputed at every point. */
export async function* run(setup: SegmentsSetup, bench: Bench): AsyncGenerator<SegmentRow, void, void> {
  const { network, dataset } = await openTrained(setup.weights, setup.dataset, bench.weights);
  const train = firstOf(dataset.train, Math.max(setup.examples, setup.statisticsOver));
  const test = firstOf(dataset.test, setup.examples);
  const made = curveProgram({ network, dataset: { ...dataset, train, test }, bends: 0, decayOn: 'all' });
  refuseWhatDoesNotFit(made.program, 'evaluate.train', Math.min(EVALUATION_BATCH, train.count));
  const engine = await openEngine();
  await bench.madeWith(madeWith(engine));
  const session = await engine.load(made.program);
  await fillSplit(session, made.train, train);
  await fillSplit(session, made.test, test);
  const looking: Looking = { session, network, statistics: Math.min(setup.statisticsOver, train.count), train: Math.min(setup.examples, train.count), test: test.count };
  // What is wrong with any of the weights shows before hours are spent on the others.
  for (const segment of segmentsOf(setup)) refuseEnds(await openEnds(segment, network, bench));
  await bench.note(ENDS_HOLD);
  const references = [...new Set([setup.weights, ...setup.others])];
  const names = await namesOf(references, bench.weights);
  const called = (reference: string) => names[references.indexOf(reference)];

  const rows = bench.done.map(({ row }) => row as SegmentRow);
  let placed: Placed | undefined;
  for (const item of itemsOf(setup).slice(rows.length)) {
    if (placed?.segment !== item.segment) placed = await place(item.segment, setup, network, session, bench, test.count);
    const { from, to, number } = item.segment;
    const segment = `${called(from)} to ${called(to)}`;
    const points = rows.filter((row) => row.part === 'path' && row.segment === segment).slice(-setup.points);
    const row = 't' in item
      ? rowOf({ part: 'path', segment, place: number + item.t, ...pointColumns(await look(looking, [1 - item.t, item.t]), item.t, placed.distances[Math.round(item.t * (setup.points - 1))], setup.decay) })
      : rowOf({ part: 'summary', segment, ...summaryColumns(item.quantity, points, placed.length) });
    rows.push(row);
    await breathe();
    yield row;
  }
  const said = barriersOf(rows);
  if (said) await bench.caption(said);
  await session.close();
}

/** The barriers on the training loss, as a sentence; empty where a segment has a hole in it. */
function barriersOf(rows: readonly SegmentRow[]): string {
  const told = rows.filter(({ quantity }) => quantity === 'training loss');
  if (told.some(({ barrier }) => barrier === null)) return '';
  return `Barrier of the training loss above the line between the ends: ${told.map(({ segment, barrier }) => `${barrier!.toPrecision(3)} (${segment})`).join(', ')}.`;
}

async function openEnds({ from, to }: Segment, network: Network, { weights }: Bench): Promise<Ends> {
  return { names: [from, to], weights: [await openOther(from, network, weights), await openOther(to, network, weights)] };
}

async function place(segment: Segment, { points }: SegmentsSetup, network: Network, session: Session, bench: Bench, test: number): Promise<Placed> {
  const ends = await openEnds(segment, network, bench);
  await session.set('start', ends.weights[0].weights);
  await session.set('end', ends.weights[1].weights);
  await checkEnds(session, network, ends, (t) => [1 - t, t], test);
  const gram = controlGram(ends.weights.map(({ weights }) => weights));
  return { segment, distances: distancesAlong('chain', gram, evenly(points)), length: curveLength('chain', gram) };
}
