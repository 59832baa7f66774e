import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { choosePaper, draw } from '../../../../src-shared/figures';
import type { Experiment } from '../../../../src-shared/experiment';
import type { Shelf } from '../../../../src-main/experiments/bench';
import { connectivity } from '../../../../src-main/experiments/connectivity';
import { runInMemory, type InMemory, type RunResult } from '../../../../src-main/experiments/in-memory';
import { parseSetup } from '../../../../src-main/experiments/kind';
import { landscape } from '../../../../src-main/experiments/landscape';
import { openOther, openTrained } from '../../../../src-main/experiments/open-trained';
import { figuresOf } from '../../../../src-main/app/experiment-kind';
import { readNpy, writeNpy } from '../../../../src-main/datasets/npy-file';
import { findWeights, splitReference } from '../../../../src-main/library/weights-reference';
import { temporaryFolder } from '../../../temporary';
import { tinyShelves } from '../tiny';

const CURVES = {
  bezier: { weights: 'one', other: 'two' },
  chain: { weights: 'one', other: 'two', curve: 'chain' },
  elsewhere: { weights: 'two', other: 'three', bends: 2 },
  strange: { weights: 'large', other: 'large@1' },
} as const;
const EXAMPLES = 48;
const ALONG = 5;

/** Trainings, and curves between their ends, by these names. */
let weights: Shelf;
const found: Record<string, RunResult> = {};
beforeAll(async () => {
  const trained = await tinyShelves({ one: { seed: 1 }, two: { seed: 2 }, three: { seed: 3 }, large: { network: 'resnet-8-x0.5' } });
  const setups: Record<string, Experiment['setup']> = {};
  const isCurve = (reference: string) => Object.hasOwn(setups, splitReference(reference).id);
  const curveWeights = async (reference: string) => {
    const { id } = splitReference(reference);
    return { path: await findWeights(reference, join(found[id].folder, 'weights')), experiment: { id, kind: 'connectivity', name: `Curve ${id}`, setup: setups[id] } as unknown as Experiment };
  };
  weights = { ...trained, weightsPath: (reference) => (isCurve(reference) ? curveWeights(reference) : trained.weightsPath(reference)) };
  for (const [id, ends] of Object.entries(CURVES)) {
    const setup = { ...ends, length: 2, batch: 48, points: ALONG, examples: EXAMPLES, statisticsOver: EXAMPLES, keep: [] };
    found[id] = await runInMemory(connectivity, setup, { seed: 5, weights: trained });
    setups[id] = parseSetup(connectivity, setup);
  }
});

const run = (answers: object, options: InMemory = {}) =>
  runInMemory(landscape, { weights: 'one', other: 'two', third: 'three', directions: 'plane through three weights', side: 4, examples: EXAMPLES, sets: 'train and test', along: ALONG, ...answers }, { seed: 7, weights, ...options });
const rowsOf = ({ rows }: RunResult, point: string, path?: string) => rows.map(({ row }) => row).filter((row) => row['point'] === point && (path === undefined || row['path'] === path));
const STATISTICS = ['kept', 'interpolated', 'recomputed'] as const;
const near = (one: unknown, other: unknown) => expect(Math.abs(Number(one) - Number(other))).toBeLessThanOrEqual(2e-5 * Math.max(1, Number(other)));

describe('a curve whose ends and bend span the plane', () => {
  it.each(STATISTICS)('lies in it, and a chain has the losses of the two segments that it is, with statistics %s', async (statistics) => {
    const plane = await run({ third: 'chain@bend-1', curves: ['chain'], segments: true, statistics });
    const curve = rowsOf(plane, 'curve');
    expect(curve.map(({ path, t }) => [path, t])).toEqual([0, 0.25, 0.5, 0.75, 1].map((t) => ['Curve chain', t]));
    for (const { off } of curve) expect(off).toBeLessThan(1e-9);
    const [bend, back] = [rowsOf(plane, 'segment', 'third to weights'), rowsOf(plane, 'segment', 'other to third')];
    const legs = [bend[4], bend[2], back[4], back[2], back[0]];
    curve.forEach((row, k) => {
      for (const column of ['loss', 'testLoss', 'accuracy']) near(row[column], legs[k][column]);
      for (const axis of ['a', 'b']) expect(row[axis]).toBeCloseTo(Number(legs[k][axis]), 9);
    });
    expect(curve[1]['loss']).not.toBe(curve[0]['loss']);
  });

  it('is on the plane where a Bezier curve is, and has the loss of the plane there', async () => {
    const plane = await run({ third: 'bezier@bend-1', curves: ['bezier'] });
    const [first, , middle] = rowsOf(plane, 'curve');
    expect([first['a'], first['b'], first['off']]).toEqual([0, 0, 0]);
    expect(middle['off']).toBeLessThan(1e-9);
    const [other, third] = ['other', 'third'].map((name) => rowsOf(plane, name)[0]);
    for (const axis of ['a', 'b']) expect(middle[axis]).toBeCloseTo(0.25 * Number(other[axis]) + 0.5 * Number(third[axis]), 9);
    // The same point, as the end of a line from the weights.
    const [u, v] = await Promise.all([1, 2].map(async (k) => (await readNpy(join(plane.folder, 'arrays', `direction-${k}.npy`))).data as Float64Array));
    const file = join(temporaryFolder(), 'way.npy');
    await writeNpy(file, { shape: [u.length], data: u.map((x, k) => Number(middle['a']) * x + Number(middle['b']) * v[k]) });
    const line = await run({ directions: 'from a file', file, dimensions: '1', side: 3 });
    for (const column of ['loss', 'testLoss']) near(middle[column], line.rows[2].row[column]);
  });

  it('has, with statistics recomputed, the losses that were told when it was found', async () => {
    const curve = rowsOf(await run({ curves: ['bezier', 'elsewhere'], statistics: 'recomputed' }), 'curve');
    for (const [k, id] of ['bezier', 'elsewhere'].entries()) {
      const told = found[id].rows.map(({ row }) => row).filter((row) => row['part'] === 'path' && row['line'] === 'curve');
      expect(told).toHaveLength(ALONG);
      told.forEach((row, i) => {
        near(curve[k * ALONG + i]['loss'], row['trainLoss']);
      });
    }
  });
});

describe('iterates over a plane', () => {
  const iterates = ['one@0', 'one@1', 'one', 'two', 'bezier@bend-1'];

  it('lie where the weights that span it are told, or off it by what is left of their distance', async () => {
    const plane = await run({ iterates });
    const rows = rowsOf(plane, 'iterate');
    const { network, weights: own } = await openTrained('one', 'as-trained', weights);
    for (const [k, reference] of iterates.entries()) {
      const there = (await openOther(reference, network, weights)).weights;
      const whole = Math.hypot(...Float64Array.from(there, (x, i) => x - own[i]));
      const { a, b, off } = rows[k] as Record<string, number>;
      expect(Math.hypot(a, b, off)).toBeCloseTo(whole, 6);
    }
    expect([rows[2]['a'], rows[2]['b'], rows[2]['off']]).toEqual([0, 0, 0]);
    const [other] = rowsOf(plane, 'other');
    expect(rows[3]['a']).toBeCloseTo(Number(other['a']), 9);
    for (const k of [3]) expect(rows[k]['off']).toBeLessThan(1e-9);
    for (const k of [0, 1, 4]) expect(rows[k]['off']).toBeGreaterThan(0.01);
  });

  it('have their own losses, those of a surface around them in its middle', async () => {
    const rows = rowsOf(await run({ iterates, statistics: 'interpolated' }), 'iterate');
    for (const [k, reference] of iterates.entries()) {
      const around = await run({ weights: reference, directions: 'random', side: 3 });
      for (const column of ['loss', 'accuracy', 'testLoss', 'testAccuracy']) expect(rows[k][column]).toBe(around.rows[4].row[column]);
    }
  });

  it('are named by their training where they are of one', async () => {
    const names = async (some: string[]) => [...new Set(rowsOf(await run({ iterates: some }), 'iterate').map(({ path }) => path))];
    expect(await names(['one@0', 'one@1'])).toEqual(['iterates of one']);
    expect(await names(['one@0', 'two'])).toEqual(['iterates']);
  });
});

describe('what lies over a plane', () => {
  const everything = { iterates: ['one@0', 'one@1', 'one'], curves: ['bezier', 'elsewhere'], segments: true };
  const setup = { weights: 'one', other: 'two', third: 'three', directions: 'plane through three weights', side: 4, along: ALONG, ...everything };
  let whole: RunResult;
  beforeAll(async () => {
    whole = await run(everything);
  });

  it('is told behind the named points: iterates, curve by curve, then segments, as many rows as are counted', () => {
    expect(whole.rows.length).toBe(landscape.count(parseSetup(landscape, setup)));
    expect(whole.rows.slice(16).map(({ row }) => row['path'] ?? row['point'])).toEqual([
      'weights', 'other', 'third', ...Array<string>(3).fill('iterates of one'),
      ...['Curve bezier', 'Curve elsewhere', 'weights to other', 'other to third', 'third to weights'].flatMap((path) => Array<string>(ALONG).fill(path)),
    ]);
    expect(whole.notes.join()).toContain("Losses of what lies over the plane are those of the weights themselves, not of the plane beneath them, with the first weights' batch-norm statistics.");
  });

  it('changes nothing of the plane', async () => {
    const bare = await run({});
    expect(whole.rows.slice(0, 19)).toEqual(bare.rows);
    expect(bare.notes.join()).not.toContain('over the plane');
  });

  it('is the same in shares and after a pause at any of it', async () => {
    const shares = [await run(everything, { share: [1, 3] }), await run(everything, { share: [2, 3] }), await run(everything, { share: [3, 3] })];
    expect(shares.flatMap(({ rows }) => rows).sort((one, other) => one.n - other.n)).toEqual(whole.rows);
    for (const stopAfter of [3, 21, 27, 40]) expect((await run(everything, { done: (await run(everything, { stopAfter })).rows })).rows).toEqual(whole.rows);
  });

  it('is the same where the plane is drawn adaptively, also after a pause', async () => {
    const adaptive = { ...everything, drawing: 'adaptive', side: 7 };
    const drawn = await run(adaptive);
    expect(drawn.rows.slice(49)).toEqual(whole.rows.slice(16).map(({ n, row }) => ({ n: n + 33, row })));
    expect(drawn.notes.at(-1)).toContain('Losses of what lies over the plane');
    expect((await run(adaptive, { done: (await run(adaptive, { stopAfter: 14 })).rows })).rows).toEqual(drawn.rows);
  });

  it('is drawn with its names, and with how far each path lies from the plane', () => {
    const rows = whole.rows.map(({ row }) => row);
    const asked = figuresOf({ kind: 'landscape', setup: parseSetup(landscape, setup) });
    expect(asked.map(({ title }) => title)).toEqual(['Loss surface', 'Loss contours', 'Loss heat map', 'Loss along the curves', 'Distance from the plane']);
    for (const spec of asked.slice(1, 3)) {
      const { description, items } = draw(spec, rows, landscape.columns, choosePaper());
      const legend = items.flatMap((item) => (item.kind === 'group' && item.name === 'legend' ? item.items : [])).flatMap((item) => (item.kind === 'text' ? [item.text] : []));
      expect(legend).toEqual(['straight segments', 'Curve bezier', 'Curve elsewhere', 'iterates of one']);
      expect(description).toMatch(/Distance from the plane at most [\d.]+ \(Curve bezier\), [\d.]+ \(Curve elsewhere\), [\d.]+ \(iterates of one\)\./);
      expect(description).not.toMatch(/iterate at|curve at/);
    }
    for (const spec of [asked[0], ...asked.slice(3)]) expect(draw(spec, rows, landscape.columns, choosePaper()).items.length).toBeGreaterThan(3);
  });
});

it.each([
  [{ curves: ['strange'] }, /^The weights strange@bend-1 are those of another network \(resnet-8-x0\.5\) than resnet-8-x0\.25/],
  [{ iterates: ['large'] }, /^The weights large are those of another network/],
  [{ curves: ['one'] }, /^No curve of experiment one can be drawn: Experiment one keeps no weights "bend-1": it has .* Name one of the kind "connectivity" that has found its bends\.$/],
  [{ curves: ['nowhere'] }, /^No curve of experiment nowhere can be drawn: There is no experiment nowhere/],
  [{ curves: ['bezier', 'bezier'] }, /named twice/],
])('of %j it is said what is wrong before anything is drawn', async (answers, sentence) => {
  await expect(run(answers)).rejects.toThrow(sentence);
});
