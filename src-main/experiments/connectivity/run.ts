import { setImmediate as breathe } from 'node:timers/promises';
import { coefficients, curveLength, type Gram } from '../../../src-shared/math/curve';
import { controlGram } from '../../fitting/curve/gram';
import { ENDS_HOLD } from '../../fitting/curve/ends';
import { look } from '../../fitting/curve/look';
import type { Bench } from '../bench';
import { keepCheckpoint, newestCheckpoint } from '../rolling-checkpoint';
import { distancesAlong, evenly, pointColumns, summaryColumns, type PointColumns } from '../path-rows';
import { fitBends } from './fit-bends';
import { itemsOf, type Item } from './items';
import { leaveWeights } from './leave-weights';
import { openCurve, type OpenCurve } from './open-curve';
import { rowOf, type ConnectivityRow, type ConnectivitySetup } from './setup';
import { verdictOf } from './verdict';

/** The path that is being looked along: its coefficients, distances and length, and the points seen so far. */
interface Along {
  readonly distances: readonly number[];
  readonly length: number;
  shares(t: number): number[];
}

/** Trains a curve of low loss between two networks (Garipov et al. 2018) and looks along it and along the straight segment. */
export async function* run(setup: ConnectivitySetup, bench: Bench): AsyncGenerator<ConnectivityRow, void, void> {
  const open = await openCurve(setup, bench);
  await bench.note(ENDS_HOLD);
  const items = itemsOf(setup);
  const { from, untold } = await resume(items, bench, open);
  const rows = bench.done.map(({ row }) => row as ConnectivityRow);
  if (untold) {
    rows.push(untold);
    yield untold;
  }
  const fit = fitBends(setup, bench.seed, open);
  const ts = evenly(setup.points);
  let along: Along | undefined;
  let isLeft = false;

  for (const [k, item] of items.slice(from).entries()) {
    const n = from + k;
    let row: ConnectivityRow;
    if (item.part === 'fit') {
      row = await fit.through(item.epoch);
      along = undefined;
      await keepCheckpoint(bench, { n, row, vectors: await vectorsOf(open) }, item.epoch);
    } else {
      if (item.line === 'curve' && !isLeft) {
        await leaveWeights(setup, bench, open);
        isLeft = true;
      }
      // The first look of a path, or the first after a pause.
      along ??= await pathOf(item.line === 'straight segment', setup, open, ts);
      row = item.part === 'path' ? await lookAt(item, along, setup, open) : summarise(item, along, rows);
    }
    rows.push(row);
    await breathe();
    yield row;
  }
  const verdict = verdictOf(rows);
  if (verdict) await bench.caption(verdict);
  await bench.leave.forget();
  await open.session.close();
}

async function pathOf(isStraight: boolean, { curve, bends }: ConnectivitySetup, { points, ends }: OpenCurve, ts: readonly number[]): Promise<Along> {
  const family = isStraight ? 'chain' : curve;
  const gram: Gram = controlGram(isStraight ? ends.map(({ weights }) => weights) : await points());
  return {
    distances: distancesAlong(family, gram, ts),
    length: curveLength(family, gram),
    // The straight segment is a curve to whose points the bends contribute nothing.
    shares: (t) => (isStraight ? [1 - t, ...Array<number>(bends).fill(0), t] : coefficients(curve, bends + 2, t)),
  };
}

async function lookAt({ line, epoch, t }: Extract<Item, { part: 'path' }>, { distances, shares }: Along, { points, decay }: ConnectivitySetup, { looking }: OpenCurve): Promise<ConnectivityRow> {
  return rowOf({ part: 'path', line, epoch, ...pointColumns(await look(looking, shares(t)), t, distances[Math.round(t * (points - 1))], decay) });
}

function summarise({ line, epoch, quantity }: Extract<Item, { part: 'summary' }>, { length }: Along, rows: readonly ConnectivityRow[]): ConnectivityRow {
  const points: readonly PointColumns[] = rows.filter((row) => row.part === 'path' && row.line === line && row.epoch === epoch);
  return rowOf({ part: 'summary', line, epoch, ...summaryColumns(quantity, points, length) });
}

const variablesOf = ({ made: { bends, slots } }: OpenCurve): string[] => [...(bends ? [bends] : []), ...slots].map(({ name }) => name);

async function vectorsOf(open: OpenCurve): Promise<Record<string, Float32Array>> {
  const vectors: Record<string, Float32Array> = {};
  for (const name of variablesOf(open)) vectors[name] = (await open.session.get(name)) as Float32Array;
  return vectors;
}

/**
 * Puts the curve where the newest checkpoint has it. Looks told since then stand: nothing was trained between them; what was trained
 * after it is made again.
 */
async function resume(items: readonly Item[], bench: Bench, open: OpenCurve): Promise<{ readonly from: number; readonly untold?: ConnectivityRow }> {
  const checkpoint = await newestCheckpoint<ConnectivityRow>(bench.folder);
  const kept = checkpoint?.n ?? -1;
  const next = items.findIndex(({ part }, n) => part === 'fit' && n > kept);
  await bench.cut(next < 0 ? items.length : next);
  if (!checkpoint) return { from: bench.done.length };
  for (const name of variablesOf(open)) await open.session.set(name, checkpoint.vectors[name]);
  return bench.done.length === kept ? { from: kept + 1, untold: checkpoint.row } : { from: bench.done.length };
}
