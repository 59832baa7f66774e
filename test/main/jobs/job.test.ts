import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Experiment } from '../../../src-shared/experiment';
import type { NumberedRow } from '../../../src-shared/kind';
import { stream } from '../../../src-shared/math/random';
import { runInMemory } from '../../../src-main/experiments/in-memory';
import { startJob, type Job, type Listener } from '../../../src-main/jobs/job';
import type { News } from '../../../src-main/jobs/news';
import { openLibrary, type Library } from '../../../src-main/library/library';
import { merge } from '../../../src-main/library/merge';
import { built } from '../../built';
import { temporaryFolder } from '../../temporary';
import { chain, counting } from './counting';

/** How many times a worker is killed in one go; more by ISTHMUS_TEST_KILLS. */
const kills = Number(process.env['ISTHMUS_TEST_KILLS'] ?? 4);

let library: Library;
let worker: string;
beforeAll(async () => {
  worker = await built('main/jobs/counting-worker.ts');
  library = await openLibrary(temporaryFolder());
});

const create = (setup: Experiment['setup'], more: Partial<Experiment> = {}): Promise<Experiment> =>
  library.create({ kind: 'counting', name: 'Counting', seed: 5, ...more, setup });
const start = (id: string, listener?: Listener): Job => startJob({ worker, library: library.folder, id }, listener);

/** Resolves when so many rows have been told. */
function rowsTold(id: string, rows: number): { readonly job: Job; readonly told: Promise<void>; readonly heard: NumberedRow[] } {
  const heard: NumberedRow[] = [];
  let job!: Job;
  const told = new Promise<void>((resolve) => {
    job = start(id, { news: (news) => {
      if (news.told === 'rows') heard.push(...news.rows);
      if (heard.length >= rows || news.told === 'end') resolve();
    } });
  });
  return { job, told, heard };
}

it('makes every row, tells it in order, and ends as done', async () => {
  const { id } = await create({ rows: 30 });
  const news: News[] = [];
  expect(await start(id, { news: (each) => news.push(each) }).finished).toEqual({ status: 'done' });
  expect(news[0]).toEqual({ told: 'start', done: 0, of: 30 });
  expect(news.at(-1)).toEqual({ told: 'end', outcome: { status: 'done' } });
  const rows = news.flatMap((each) => (each.told === 'rows' ? each.rows : []));
  expect(rows).toEqual((await runInMemory(counting, { rows: 30 }, { seed: 5, folder: temporaryFolder() })).rows);
  expect(await library.rows(id)).toEqual(rows);
  expect(await library.read(id)).toMatchObject({ status: 'done', rows: 30, of: 30, madeWith: { engine: 'counting' } });
});

it('brings thousands of rows through in order', async () => {
  const { id } = await create({ rows: 4000 });
  const { job, heard } = rowsTold(id, Infinity);
  await job.finished;
  expect(heard.map(({ n }) => n)).toEqual(Array.from({ length: 4000 }, (_, n) => n));
});

describe('what goes wrong', () => {
  it('a refusal is passed on as it is, and the rows before it are kept', async () => {
    const { id } = await create({ trouble: 'refusal' });
    const outcome = { status: 'failed', why: 'There is nothing left to count: give fewer rows.' };
    expect(await start(id).finished).toEqual(outcome);
    expect(await library.read(id)).toMatchObject({ status: 'failed', note: outcome.why, rows: 3 });
  });

  it('a fault says where its trace is', async () => {
    const { id } = await create({ trouble: 'fault' });
    const log = join(library.folder, id, 'fault.log');
    expect(await start(id).finished).toEqual({ status: 'failed', why: `A fault in Isthmus: out of fingers: 10 (see ${log}).` });
    expect(readFileSync(log, 'utf8')).toContain('maybeFail');
  });

  it('the death of the worker is told by its parent, and the experiment can be resumed', async () => {
    const { id } = await create({ trouble: 'death' });
    expect(await start(id).finished).toMatchObject({ status: 'failed', why: expect.stringContaining('was ended by signal SIGKILL') as string });
    expect(await library.read(id)).toMatchObject({ status: 'paused', rows: 3 });
    await library.fail(id, 'It died.');
    expect(await library.read(id)).toMatchObject({ status: 'failed', note: 'It died.' });
  });

  it('a setup that is no longer right is refused', async () => {
    const { id } = await create({ row: 3 });
    expect(await start(id).finished).toMatchObject({ why: 'A setup for "counting" has no field "row"; did you mean "rows"?' });
  });

  it('an unknown kind and a share of rows that follow from one another are refused', async () => {
    const [{ id: unknown }, { id: shared }] = [await create({}, { kind: 'countin' }), await create({}, { kind: 'chain', share: [1, 2] })];
    expect(await start(unknown).finished).toMatchObject({ why: 'There is no kind of experiment "countin"; did you mean "counting"?' });
    expect(await start(shared).finished).toMatchObject({ why: 'Rows of this chain follow from one another, so it has no shares: run it whole.' });
  });

  it('a second worker is refused, and the first goes on', async () => {
    const { id } = await create({ rows: 100_000, delay: 5 });
    const { job, told, heard } = rowsTold(id, 1);
    await told;
    expect(await start(id).finished).toMatchObject({ status: 'failed', why: expect.stringContaining('is being worked on by process') as string });
    const before = heard.length;
    await wait(200);
    expect(heard.length).toBeGreaterThan(before);
    expect(await job.pause()).toEqual({ status: 'paused' });
  });
});

describe('a pause', () => {
  it.each(['its parent', 'another process', 'an interrupt'])('asked for by %s leaves the rows and the status', async (by) => {
    const { id } = await create({ rows: 1000, delay: 5 });
    const { job, told } = rowsTold(id, 3);
    await told;
    expect((await library.read(id)).status).toBe('running');
    if (by === 'its parent') void job.pause();
    else if (by === 'an interrupt') process.kill(job.process!, 'SIGINT');
    else expect(await (await openLibrary(library.folder)).askPause(id)).toBe(true);
    expect(await job.finished).toEqual({ status: 'paused' });
    const kept = await library.read(id);
    expect(kept.status).toBe('paused');
    expect(kept.rows).toBeGreaterThanOrEqual(3);
    expect(await library.rows(id)).toHaveLength(kept.rows);
  });

  it('comes of itself when the parent is gone', async () => {
    const { id } = await create({ rows: 10_000, delay: 5 });
    const child = fork(worker, [library.folder, id], { stdio: 'ignore', execArgv: [], serialization: 'advanced' });
    await once(child, 'message');
    child.disconnect();
    expect(await once(child, 'exit')).toEqual([130, null]);
    expect((await library.read(id)).status).toBe('paused');
  });

  it('ends a worker whose row takes longer than the grace', async () => {
    const { id } = await create({ rows: 3, delay: 60_000 });
    let job!: Job;
    await new Promise<void>((resolve) => { job = start(id, { news: (news) => { if (news.told === 'madeWith') resolve(); } }); });
    expect(await job.pause(50)).toEqual({ status: 'paused' });
    expect(await library.read(id)).toMatchObject({ status: 'paused', rows: 0 });
  });
});

it.each([counting, chain])('killed at random moments, $name loses no row that was told and ends as if never killed', async (kind) => {
  const setup = { rows: 60, delay: 3 };
  const { id } = await create(setup, { kind: kind.name });
  const moments = stream(Date.now() % 1e6, `kills of ${kind.name}`);
  for (let i = 0; i < kills; i++) {
    const { job, told, heard } = rowsTold(id, 2);
    await told;
    await wait(moments.uniform(i) * 40);
    job.kill();
    await job.finished;
    const kept = new Map((await library.rows(id)).map(({ n, row }) => [n, row]));
    for (const { n, row } of heard) expect(kept.get(n)).toEqual(row);
  }
  expect(await start(id).finished).toEqual({ status: 'done' });
  expect(await library.rows(id)).toEqual((await runInMemory(kind, setup, { seed: 5, folder: temporaryFolder() })).rows);
});

describe('shares', () => {
  const setup = { rows: 20 };

  it('made by separate workers and merged equal the whole', async () => {
    const ids = await Promise.all([1, 2, 3].map(async (i) => (await create(setup, { share: [i, 3] })).id));
    await Promise.all(ids.map((id) => start(id).finished));
    expect((await library.read(ids[1])).of).toBe(7);
    writeFileSync(join(library.folder, ids[1], 'arrays', 'extra.npy'), 'x');
    const claim = await library.claim(ids[0]);
    await claim.update({ caption: 'Counted exactly.' });
    await claim.release();
    const { experiment, missing } = await merge(library, ids, { of: 20, name: 'Merged' });
    const whole = await create(setup);
    await start(whole.id).finished;
    expect(missing).toEqual([]);
    expect(await library.rows(experiment.id)).toEqual(await library.rows(whole.id));
    expect(experiment).toMatchObject({ name: 'Merged', status: 'done', rows: 20, of: 20, madeWith: { engine: 'counting' }, caption: 'Counted exactly.' });
    expect(readFileSync(join(library.folder, experiment.id, 'arrays', 'extra.npy'), 'utf8')).toBe('x');
  });

  it('merged with one missing say which rows are, and a resume makes them', async () => {
    const ids = await Promise.all([1, 3].map(async (i) => (await create(setup, { share: [i, 3] })).id));
    await Promise.all(ids.map((id) => start(id).finished));
    const { experiment, missing } = await merge(library, ids, { of: 20 });
    expect(missing).toEqual([1, 4, 7, 10, 13, 16, 19]);
    expect(experiment.status).toBe('paused');
    expect(await start(experiment.id).finished).toEqual({ status: 'done' });
    expect(await library.rows(experiment.id)).toEqual((await runInMemory(counting, setup, { seed: 5, folder: temporaryFolder() })).rows);
  });

  it('of different seeds, and rows that contradict each other, are not merged', async () => {
    const [one, other, wrong] = [await create(setup), await create(setup, { seed: 6 }), await create(setup)];
    await expect(merge(library, [one.id, other.id])).rejects.toThrow(`Experiments ${one.id} and ${other.id} differ in their seed`);
    for (const [id, value] of [[one.id, 1], [wrong.id, 2]] as const) {
      const claim = await library.claim(id);
      claim.append(0, { value });
      await claim.release();
    }
    await expect(merge(library, [one.id, wrong.id])).rejects.toThrow(`Row 0 differs between experiments ${one.id} and ${wrong.id}`);
  });
});
