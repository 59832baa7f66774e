/**
 * An adaptive surface against the exact one, around a small trained network with and without skip connections: adaptive.js [TASK ...];
 * prints a JSON line for each. 51 x 51 points over 2,000 images, at the default tolerance.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { landscape } from '../../src-main/experiments/landscape';
import { runInMemory, type RunResult } from '../../src-main/experiments/in-memory';
import { training } from '../../src-main/experiments/training';
import type { Shelf } from '../../src-main/experiments/bench';
import { findWeights } from '../../src-main/library/weights-reference';
import type { Experiment } from '../../src-shared/experiment';

const NETWORKS: Readonly<Record<string, string>> = { adaptive_skips: 'resnet-8-x0.5', adaptive_noshort: 'resnet-8-noshort-x0.5' };
/** Where a figure is cut: above, less is asked of an adaptive surface. */
const CEILING = 10;

const scratch = mkdtempSync(join(tmpdir(), 'isthmus-bench-'));

/** A shelf with the weights of a network that has been trained. */
async function trained(network: string): Promise<Shelf> {
  const folder = mkdtempSync(join(scratch, 'trained-'));
  const setup = { network, dataset: 'glyphs?side=16&hardness=0&train=2000&test=500', length: 8, batch: 32, rate: 0.1, augmentation: 'none' };
  await runInMemory(training, setup, { seed: 1, folder });
  const experiment = { id: network, kind: 'training', name: network, setup } as unknown as Experiment;
  return { folderOf: () => Promise.resolve(folder), weightsPath: async (reference) => ({ path: await findWeights(reference, join(folder, 'weights')), experiment }), places: () => Promise.resolve([]) };
}

async function timed(weights: Shelf, drawing: 'exact' | 'adaptive'): Promise<RunResult & { readonly seconds: number }> {
  const began = performance.now();
  const made = await runInMemory(landscape, { weights: 'it', side: 51, examples: 2000, drawing }, { seed: 3, weights, folder: mkdtempSync(join(scratch, 'drawn-')) });
  return { ...made, seconds: (performance.now() - began) / 1000 };
}

const lossesOf = ({ rows }: RunResult) => rows.map(({ row }) => Math.log(Number(row['loss'])));
const imagesOf = ({ rows }: RunResult) => rows.reduce((sum, { row }) => sum + Number(row['images']), 0);

const asked = process.argv.slice(2);
try {
  for (const task of asked.length > 0 ? asked : Object.keys(NETWORKS)) {
    const weights = await trained(NETWORKS[task]);
    const [exact, adaptive] = [await timed(weights, 'exact'), await timed(weights, 'adaptive')];
    const [truth, found] = [lossesOf(exact), lossesOf(adaptive)];
    const range = Math.min(Math.log(CEILING), Math.max(...truth)) - Math.min(...truth);
    const off = truth.flatMap((loss, n) => (loss <= Math.log(CEILING) ? [(100 * Math.abs(found[n] - loss)) / range] : []));
    process.stdout.write(`${JSON.stringify({
      task, exactSeconds: exact.seconds, adaptiveSeconds: adaptive.seconds, timesFaster: exact.seconds / adaptive.seconds, timesFewerImages: imagesOf(exact) / imagesOf(adaptive),
      percentWithinTolerance: (100 * off.filter((each) => each <= 1).length) / off.length, worstPercent: Math.max(...off),
    })}\n`);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
