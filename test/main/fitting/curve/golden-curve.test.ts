import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readNpy } from '../../../../src-main/datasets/npy-file';
import type { Split } from '../../../../src-main/datasets/dataset';
import type { Session } from '../../../../src-main/engine/engine';
import { openEngine } from '../../../../src-main/engine/open';
import { curveProgram, type CurveProgram } from '../../../../src-main/fitting/curve/curve-program';
import { look, type Looking } from '../../../../src-main/fitting/curve/look';
import { controlGram } from '../../../../src-main/fitting/curve/gram';
import { recomputeStatistics } from '../../../../src-main/fitting/recompute';
import { draftProgram } from '../../../../src-main/graph/program';
import { buildNetwork, readWeights, type NetworkWeights } from '../../../../src-main/networks';
import { coefficients, curveLength, normOf, stepsAlong, type CurveFamily } from '../../../../src-shared/math/curve';
import { summarisePath } from '../../../../src-shared/math/path-summary';
import { hasReference, reference } from '../../../reference';
import { fromTorchVector, goldenNetwork, readDirection } from '../../golden-network';

interface Valued<V = number> { readonly value: V; readonly tolerance: number }
interface Vectored { readonly file: string; readonly distance: number; readonly tensor_norms?: Readonly<Record<string, number>> }
type Summary = Readonly<Record<'minimum' | 'maximum' | 'mean' | 'integral', number>>;
interface Path {
  readonly ts: number[];
  readonly loss: Valued<number[]>;
  readonly accuracy: Valued<number[]>;
  readonly penalty: Valued<number[]>;
  readonly loss_summary: Valued<Summary>;
  readonly accuracy_summary: Valued<Summary>;
  readonly barrier: Valued & { readonly at: number };
  readonly steps: Valued<number[]>;
  readonly length: Valued;
  readonly exact_length: Valued;
}
interface Point { readonly t: number; readonly norm: Valued; readonly tensor_norms: Valued<Record<string, number>>; readonly entries: Valued<number[]> }
interface Curve {
  readonly family: CurveFamily;
  readonly control_points: string[];
  readonly points: Point[];
  readonly gradients: { readonly t: number; readonly rows: [number, number]; readonly cross_entropy: Valued; readonly penalty: Valued; readonly phi: Vectored; readonly control_points: Readonly<Record<string, Vectored & { readonly coefficient: number }>> }[];
  readonly statistics: { readonly t: number } & Readonly<Record<'equal' | 'unequal', Readonly<Record<string, Valued<number[]>>> & { readonly batches: number[] }>>;
  readonly path: Path;
  readonly training?: { readonly rate: number; readonly momentum: number; readonly ts: number[]; readonly rows: [number, number][]; readonly objective: Valued<number[]>; readonly displacement: Readonly<Record<string, Vectored>> };
}
interface Golden {
  readonly weight_decay: number;
  readonly batches: number[];
  readonly selected_entries: number[];
  readonly curves: Readonly<Record<string, Curve>>;
  readonly segment: { readonly path: Path };
}

const file = (name: string) => reference('curves', name);
const golden = hasReference ? (JSON.parse(readFileSync(file('expected.json'), 'utf8')) as Golden) : undefined;
const names = golden ? Object.keys(golden.curves) : [];
const distance = (a: ArrayLike<number>, b: ArrayLike<number>) => Math.sqrt(Array.from(a).reduce((sum, x, k) => sum + (x - b[k]) ** 2, 0));
const near = (found: number, { value, tolerance }: Valued, what: string) => expect(Math.abs(found - value), `${what}: ${found}, ${value}`).toBeLessThanOrEqual(tolerance);

describe.skipIf(!golden)('golden curves', () => {
  const { weight_decay: decay, curves, segment, batches, selected_entries: selected } = golden ?? ({ curves: {}, batches: [], selected_entries: [] } as unknown as Golden);
  const network = goldenNetwork();
  let split: Split;
  let ends: NetworkWeights[];

  beforeAll(async () => {
    split = { images: (await readNpy(file('images.npy'))).data as Float32Array, labels: Int32Array.from((await readNpy(file('labels.npy'))).data as Int32Array), count: 64 };
    ends = await Promise.all(['end_a', 'end_b'].map((name) => readWeights(file(`${name}.safetensors`), network)));
  });

  interface Opened { readonly session: Session; readonly made: CurveProgram; readonly points: readonly Float32Array[]; readonly looking: Looking }

  /** A curve's program with its control points, of which those between the ends are free. */
  async function open(middle: readonly string[], momentum = 0): Promise<Opened> {
    const bends = await Promise.all(middle.map((name) => readDirection(file(`${name}.safetensors`), network)));
    const dataset = { shape: network.input, normalisation: { mean: [0, 0, 0], deviation: [1, 1, 1] }, train: split, test: split };
    const fit = { optimiser: 'sgd', settings: { momentum, betas: [0.9, 0.999], epsilon: 1e-8, decay } } as const;
    const made = curveProgram({ network, dataset, bends: bends.length, decayOn: 'all', fit });
    const session = await (await openEngine()).load(made.program);
    for (const name of ['train', 'test']) {
      await session.set(`${name}.images`, split.images);
      await session.set(`${name}.labels`, split.labels);
    }
    await session.set('start', ends[0].weights);
    await session.set('end', ends[1].weights);
    await session.set('statistics', ends[0].statistics);
    if (made.bends) await session.set('bends', Float32Array.from(bends.flatMap((bend) => [...bend])));
    for (const { name, shape } of made.slots) await session.set(name, new Float32Array(shape[0]));
    return { session, made, points: [ends[0].weights, ...bends, ends[1].weights], looking: { session, network, statistics: 64, train: 64, test: 64 } };
  }
  const openCurve = (name: string, momentum = 0) => open(curves[name].control_points.slice(1, -1), momentum);

  const step = (session: Session, shares: readonly number[], [from, to]: readonly [number, number], rate: number) =>
    session.run('step', { coefficients: Float32Array.from(shares), examples: Int32Array.from({ length: to - from }, (_, i) => from + i), rate });

  /** Our order of an entry of a flat vector in PyTorch's. */
  const ours = (values: ArrayLike<number>) => fromTorchVector(Float64Array.from(values), network);

  it.each(names)('%s has the golden points: their norms, tensor by tensor, and entries', async (name) => {
    const { family, points: wanted } = curves[name];
    const { points } = await openCurve(name);
    const gram = controlGram(points);
    // Entry k of PyTorch's flat vector lies where a vector of numbers 0, 1, 2, ... has k.
    const numbered = ours(Array.from({ length: network.layout.parameters }, (_, k) => k));
    const places = selected.map((entry) => numbered.indexOf(entry));
    for (const { t, norm, tensor_norms, entries } of wanted) {
      const shares = coefficients(family, points.length, t);
      near(normOf(shares, gram), norm, `norm at ${t}`);
      const phi = Float64Array.from(points[0], (_, k) => shares.reduce((sum, share, i) => sum + share * points[i][k], 0));
      places.forEach((place, i) => near(phi[place], { value: entries.value[i], tolerance: entries.tolerance }, `entry ${selected[i]} at ${t}`));
      for (const { name: tensor, offset, size } of network.layout.trainable) {
        near(Math.hypot(...phi.subarray(offset, offset + size)), { value: tensor_norms.value[tensor], tolerance: tensor_norms.tolerance }, `${tensor} at ${t}`);
      }
    }
  });

  it.each(names)('%s has the golden gradients of its bends, cross-entropy and penalty', async (name) => {
    const { family, gradients, control_points } = curves[name];
    for (const { t, rows, cross_entropy, penalty, control_points: wanted } of gradients) {
      const { session, points } = await openCurve(name);
      const before = Float64Array.from((await session.get('bends')) as Float32Array);
      const { loss, squares } = await step(session, coefficients(family, points.length, t), rows, 1);
      near(loss[0], cross_entropy, `cross-entropy at ${t}`);
      near((decay / 2) * squares[0], penalty, `penalty at ${t}`);
      // A step of plain descent at a rate of 1 is the gradient.
      const found = ((await session.get('bends')) as Float32Array).map((x, k) => before[k] - x);
      for (const [i, bend] of control_points.slice(1, -1).entries()) {
        const mine = found.subarray(i * network.layout.parameters, (i + 1) * network.layout.parameters);
        const golden = ours((await readNpy(file(wanted[bend].file))).data as Float64Array);
        expect(distance(mine, golden), `${bend} at ${t}`).toBeLessThanOrEqual(wanted[bend].distance);
      }
    }
  });

  it.each(names.filter((name) => golden?.curves[name].training))('%s has the golden bends after a few updates with momentum', async (name) => {
    const { family, training, control_points } = curves[name];
    const { rate, momentum, ts, rows, objective, displacement } = training!;
    const { session, points } = await openCurve(name, momentum);
    const before = Float64Array.from((await session.get('bends')) as Float32Array);
    for (const [k, t] of ts.entries()) {
      const { loss, squares } = await step(session, coefficients(family, points.length, t), rows[k], rate);
      near(loss[0] + (decay / 2) * squares[0], { value: objective.value[k], tolerance: objective.tolerance }, `objective of update ${k}`);
    }
    const after = (await session.get('bends')) as Float32Array;
    for (const [i, bend] of control_points.slice(1, -1).entries()) {
      const [from, to] = [i * network.layout.parameters, (i + 1) * network.layout.parameters];
      const golden = ours((await readNpy(file(displacement[bend].file))).data as Float64Array);
      expect(distance(after.subarray(from, to).map((x, k) => x - before[from + k]), golden)).toBeLessThanOrEqual(displacement[bend].distance);
    }
  });

  it.each(names)('%s has the golden batch-norm statistics, in equal and in unequal batches', async (name) => {
    const { family, statistics } = curves[name];
    const { session, points } = await openCurve(name);
    for (const which of ['equal', 'unequal'] as const) {
      const { batches: sizes, ...wanted } = statistics[which];
      await recomputeStatistics(session, network, 64, { coefficients: Float32Array.from(coefficients(family, points.length, statistics.t)) }, sizes[0]);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(64);
      const found = (await session.get('statistics')) as Float32Array;
      for (const [tensor, { value, tolerance }] of Object.entries(wanted)) {
        const { offset, size } = network.layout.running.find((one) => one.name === tensor)!;
        value.forEach((x, k) => near(found[offset + k], { value: x, tolerance }, `${tensor} in ${which} batches`));
        expect(value).toHaveLength(size);
      }
    }
  });

  async function agrees({ session, points, looking }: Opened, family: CurveFamily, path: Path): Promise<void> {
    const gram = controlGram(points);
    const seen = [];
    for (const [k, t] of path.ts.entries()) {
      const { train, squares } = await lookInBatches(looking, coefficients(family, points.length, t));
      near(train.loss, { value: path.loss.value[k], tolerance: path.loss.tolerance * Math.max(1, path.loss.value[k]) }, `loss at ${t}`);
      near(train.accuracy, { value: path.accuracy.value[k], tolerance: path.accuracy.tolerance }, `accuracy at ${t}`);
      near((decay / 2) * squares, { value: path.penalty.value[k], tolerance: path.penalty.tolerance }, `penalty at ${t}`);
      seen.push(train);
    }
    await session.close();
    const steps = stepsAlong(family, gram, path.ts);
    steps.forEach((found, k) => near(found, { value: path.steps.value[k], tolerance: path.steps.tolerance }, `step ${k}`));
    near(steps.reduce((sum, one) => sum + one, 0), path.length, 'length of the polygon');
    near(curveLength(family, gram), path.exact_length, 'length');
    for (const [column, wanted] of [['loss', path.loss_summary], ['accuracy', path.accuracy_summary]] as const) {
      const { least, greatest, mean, integral, barrier, barrierAt } = summarisePath(path.ts, seen.map((one) => one[column]), steps);
      for (const [what, found] of Object.entries({ minimum: least, maximum: greatest, mean, integral })) {
        near(found, { value: wanted.value[what as keyof Summary], tolerance: wanted.tolerance }, `${what} of ${column}`);
      }
      if (column === 'loss') {
        near(barrier, path.barrier, 'barrier');
        expect(barrierAt).toBeCloseTo(path.barrier.at, 12);
      }
    }
  }

  /** As the golden path has it: statistics in its batches, then everything. */
  async function lookInBatches(looking: Looking, shares: readonly number[]) {
    await recomputeStatistics(looking.session, network, 64, { coefficients: Float32Array.from(shares) }, batches[0]);
    const { train, squares } = await look({ ...looking, statistics: 0, test: 0 }, shares);
    return { train: train!, squares };
  }

  it.each(names)('%s has the golden losses, lengths, summaries and barrier along it', async (name) => agrees(await openCurve(name), curves[name].family, curves[name].path));

  it('the straight segment has the golden losses, length, summaries and barrier', async () => agrees(await open([]), 'chain', segment.path));

  it.each(names)('%s is at 0 and 1 the networks at its ends: their own losses exactly, with their statistics copied', async (name) => {
    const { family } = curves[name];
    const { session, points, looking } = await openCurve(name);
    for (const [t, end] of ['start', 'end'].entries()) {
      await session.set('statistics', ends[t].statistics);
      const { test } = await look({ ...looking, statistics: 0 }, coefficients(family, points.length, t));
      const own = await session.run(`${end}.test`, { examples: Int32Array.from({ length: 64 }, (_, i) => i) });
      expect(test!.loss).toBe(own['loss'][0] / 64);
    }
  });

  it.each(['a', 'b'])('the end %s has the golden logits, with its stored statistics and with those recomputed on the curve', async (end) => {
    const t = end === 'a' ? 0 : 1;
    const { session, looking } = await openCurve('bezier-1');
    await recomputeStatistics(looking.session, network, 64, { coefficients: Float32Array.from(coefficients('bezier', 3, t)) }, batches[0]);
    const recomputed = (await session.get('statistics')) as Float32Array;
    const program = draftProgram();
    const [weights, statistics] = [program.variable('weights', [network.layout.parameters]), program.variable('statistics', [network.layout.statistics])];
    const { logits } = buildNetwork(network, { images: program.feed('images', [-1, ...network.input]).value, weights: weights.value, statistics: statistics.value, mode: 'inference' });
    program.entry('logits', { logits });
    const alone = await (await openEngine()).load(program);
    await alone.set('weights', ends[t].weights);
    for (const [how, values] of [['stored', ends[t].statistics], ['recomputed', recomputed]] as const) {
      await alone.set('statistics', values);
      const found = (await alone.run('logits', { images: split.images }))['logits'];
      const wanted = (await readNpy(file(`end_${end}_logits_${how}.npy`))).data as Float64Array;
      expect(Math.max(...Array.from(found, (x, k) => Math.abs(x - wanted[k])))).toBeLessThanOrEqual(1e-4);
    }
  });
});
