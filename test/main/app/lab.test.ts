import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runInMemory } from '../../../src-main/experiments/in-memory';
import { startJob } from '../../../src-main/jobs/job';
import { openLibrary } from '../../../src-main/library/library';
import type { News } from '../../../src-shared/messages';
import { isRefusal } from '../../../src-shared/refusal';
import { built } from '../../built';
import { temporaryFolder } from '../../temporary';
import { counting } from '../jobs/counting';
import { countingKinds, isNow, launchInstead, openLaboratory, rowsTold, type Laboratory } from './laboratory';

let worker: string;
let here: Laboratory;
const open = (library?: string): Promise<Laboratory> => openLaboratory({ kinds: countingKinds, recipes: [], launch: launchInstead(worker), ...(library !== undefined && { library }) });
const count = (setup: Readonly<Record<string, unknown>> = {}, name = 'Count') => here.ask.start({ kind: 'counting', name, setup, seed: 5 });

beforeAll(async () => {
  worker = await built('main/jobs/counting-worker.ts');
  here = await open();
});
afterAll(() => here.lab.close());

describe('an experiment that is started', () => {
  it('is told of from its first heading to its last row', async () => {
    const id = await count({ rows: 300 }, ' Three hundred ');
    await here.heard(isNow(id, 'done'));
    const { rows } = await runInMemory(counting, { rows: 300 }, { seed: 5, folder: temporaryFolder() });
    expect([...rowsTold(here.news, id)].map(([n, row]) => ({ n, row }))).toEqual(rows);
    const ofIt = here.news.filter((news) => ('id' in news ? news.id : news.told === 'heading' ? news.heading.id : '') === id);
    expect(ofIt[0]).toMatchObject({ told: 'heading', heading: { name: 'Three hundred', of: 300 } });
    expect(ofIt.at(-1)).toMatchObject({ told: 'heading', heading: { status: 'done', rows: 300 } });
    expect(ofIt).toContainEqual(expect.objectContaining({ told: 'madeWith', madeWith: expect.objectContaining({ engine: 'counting' }) }));
    expect((await here.ask.open({ id })).experiment).toMatchObject({ id, status: 'done', rows: 300, setup: { rows: 300, delay: 0, trouble: 'none' } });
    expect((await here.ask.open({ id })).job).toBeUndefined();
  });

  it('tells its rate and the time left', async () => {
    const id = await count({ rows: 10_000, delay: 5 });
    const isPaced = (news: News): boolean => news.told === 'job' && news.id === id && news.job.rate !== undefined && news.job.left !== undefined;
    const told = await here.heard(isPaced);
    expect(told).toMatchObject({ job: { status: 'running', of: 10_000, isOurs: true } });
    expect(here.lab.working()).toContain(id);
    expect((await here.ask.open({ id })).job).toMatchObject({ status: 'running', isOurs: true });
    await here.ask.cancel({ id });
  });

  it('is paused after a row, resumed, and ends with every row', async () => {
    const id = await count({ rows: 60, delay: 5 });
    await here.heard((news) => news.told === 'rows' && news.id === id);
    await expect(here.ask.resume({ id })).rejects.toThrow('Count is at work already.');
    await here.ask.pause({ id });
    await here.heard(isNow(id, 'paused'));
    expect(here.news).toContainEqual(expect.objectContaining({ told: 'job', id, job: expect.objectContaining({ status: 'pausing' }) }));
    const { length } = await here.ask.rows({ id });
    expect(length).toBeGreaterThan(0);
    expect(length).toBeLessThan(60);
    await expect(here.ask.pause({ id })).rejects.toThrow('No process is at work on Count: it is paused.');
    await here.ask.resume({ id });
    await here.heard(isNow(id, 'done'));
    expect((await here.ask.rows({ id })).map(({ n }) => n)).toEqual(Array.from({ length: 60 }, (_, n) => n));
    expect(rowsTold(here.news, id).size).toBe(60);
    await expect(here.ask.resume({ id })).rejects.toThrow('Count is done already.');
  });

  it('is cancelled at once, and keeps the rows that were told', async () => {
    const id = await count({ rows: 100, delay: 60 });
    await here.heard((news) => news.told === 'rows' && news.id === id);
    await here.ask.cancel({ id });
    expect((await here.ask.open({ id })).experiment.status).toBe('paused');
    const kept = new Map((await here.ask.rows({ id })).map(({ n, row }) => [n, row]));
    for (const [n, row] of rowsTold(here.news, id)) expect(kept.get(n)).toEqual(row);
    await expect(here.ask.cancel({ id })).rejects.toThrow('No process is at work on Count: it is paused.');
  });

  it('whose worker is killed by the system fails with a sentence, and goes on from its rows', async () => {
    const id = await count({ trouble: 'death' });
    await here.heard(isNow(id, 'failed'));
    const { experiment } = await here.ask.open({ id });
    expect(experiment.note).toContain('was ended by signal SIGKILL');
    expect(here.news).toContainEqual({ told: 'note', id, sentence: experiment.note });
    expect(await here.ask.rows({ id })).toHaveLength(3);
    expect(here.lab.working()).not.toContain(id);
  });

  it('that cannot go on says why', async () => {
    const id = await count({ trouble: 'refusal' });
    await here.heard(isNow(id, 'failed'));
    expect((await here.ask.open({ id })).experiment.note).toBe('There is nothing left to count: give fewer rows.');
  });

  it('is renamed, and everybody is told', async () => {
    const id = await count({ rows: 1 });
    await here.heard(isNow(id, 'done'));
    await here.ask.rename({ id, name: 'Counted' });
    expect(here.news.at(-1)).toMatchObject({ told: 'heading', heading: { id, name: 'Counted' } });
  });
});

describe('what is removed', () => {
  it('is gone from the list, and restored as it was', async () => {
    const [one, other] = [await count({ rows: 3 }, 'One'), await count({ rows: 3 }, 'Other')];
    await Promise.all([one, other].map((id) => here.heard(isNow(id, 'done'))));
    const before = [await here.ask.open({ id: one }), await here.ask.rows({ id: one })];
    await here.ask.remove({ ids: [one, other] });
    expect(here.news.filter((news) => news.told === 'gone')).toEqual(expect.arrayContaining([{ told: 'gone', id: one }, { told: 'gone', id: other }]));
    expect((await here.ask.list(null)).headings.map(({ id }) => id)).not.toContain(one);
    await expect(here.ask.open({ id: one })).rejects.toSatisfy(isRefusal);
    await here.ask.restore({ ids: [one, other] });
    expect(here.news.at(-1)).toMatchObject({ told: 'heading', heading: { status: 'done' } });
    expect([await here.ask.open({ id: one }), await here.ask.rows({ id: one })]).toEqual(before);
    await here.ask.remove({ ids: [one] });
    await here.ask.restore({ ids: [one] });
  });

  it('is removed all or none: what is at work stays, and the others with it', async () => {
    const idle = await count({ rows: 1 }, 'Idle');
    await here.heard(isNow(idle, 'done'));
    const busy = await count({ rows: 1000, delay: 10 }, 'Busy');
    await here.heard((news) => news.told === 'rows' && news.id === busy);
    await expect(here.ask.remove({ ids: [idle, busy] })).rejects.toThrow('pause it before removing it');
    const ids = (await here.ask.list(null)).headings.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([idle, busy]));
    await here.ask.cancel({ id: busy });
  });

  it('cannot be restored once the lab has been closed', async () => {
    const other = await open();
    const id = await other.ask.start({ kind: 'counting', name: 'Count', setup: { rows: 1 }, seed: 0 });
    await other.heard(isNow(id, 'done'));
    await other.ask.remove({ ids: [id] });
    expect(existsSync(join(other.library, '.aside', id))).toBe(true);
    await other.lab.close();
    expect(readdirSync(other.library)).toEqual(['library.json']);
    await expect(other.ask.restore({ ids: [id] })).rejects.toThrow('it was removed for good');
  });
});

describe('experiments that other processes work on', () => {
  it('are told of with their rows, missed by nobody who has read them, and can only be asked to pause', async () => {
    const library = await openLibrary(here.library);
    const { id } = await library.create({ kind: 'counting', name: 'Elsewhere', seed: 5, setup: { rows: 100_000, delay: 4, trouble: 'none' } });
    const job = startJob({ worker, library: here.library, id });
    await here.heard(isNow(id, 'running'));
    const first = await here.ask.rows({ id });
    const told = await here.heard((news) => news.told === 'job' && news.id === id && news.job.rate !== undefined);
    expect(told).toMatchObject({ job: { status: 'running', isOurs: false } });
    await here.heard((news) => news.told === 'rows' && news.id === id);
    expect(await here.heard((news) => news.told === 'madeWith' && news.id === id)).toMatchObject({ madeWith: { engine: 'counting' } });
    await expect(here.ask.cancel({ id })).rejects.toThrow('Another process works on Elsewhere, which can only be paused from here.');
    await here.ask.rows({ id });
    await here.ask.pause({ id });
    expect(await job.finished).toEqual({ status: 'paused' });
    await here.heard(isNow(id, 'paused'));
    const all = await library.rows(id);
    const seen = new Map([...first.map(({ n, row }) => [n, row] as const), ...rowsTold(here.news, id)]);
    expect([...seen.keys()]).toEqual(all.map(({ n }) => n));
  });

  it('that are made and deleted by others are told of', async () => {
    const library = await openLibrary(here.library);
    const { id } = await library.create({ kind: 'counting', name: 'Strange', seed: 0, setup: {} });
    await here.heard((news) => news.told === 'heading' && news.heading.id === id);
    await library.delete(id);
    await here.heard((news) => news.told === 'gone' && news.id === id);
  });
});

describe('a lab that is closed', () => {
  it('pauses what is at work, and starts nothing more', async () => {
    const other = await open();
    const id = await other.ask.start({ kind: 'counting', name: 'Long', setup: { rows: 10_000, delay: 5 }, seed: 0 });
    await other.heard((news) => news.told === 'rows');
    await other.lab.close();
    const { status, rows } = await (await openLibrary(other.library)).read(id);
    expect([status, rows > 0]).toEqual(['paused', true]);
    await expect(other.ask.resume({ id })).rejects.toThrow('The lab is closing');
  });
});

describe('files', () => {
  it('of rows are CSV, with a column that tells several apart', async () => {
    const [one, other] = [await count({ rows: 2 }, 'Count it'), await count({ rows: 1 }, 'Again')];
    await Promise.all([one, other].map((id) => here.heard(isNow(id, 'done'))));
    const alone = await here.ask.save({ what: 'rows', source: { experiments: [{ id: one, label: 'one' }] } });
    expect(alone).toEqual({ path: join(here.desk, `count-it-${one}.csv`) });
    expect(readFileSync(join(here.desk, `count-it-${one}.csv`), 'utf8')).toMatch(/^i,value\r\n0,-0\.9589\d+\r\n1,-0\.279\d+\r\n$/);
    const both = await here.ask.save({ what: 'rows', source: { experiments: [{ id: one, label: 'one' }, { id: other, label: 'other' }] } });
    expect(readFileSync('path' in both ? both.path : '', 'utf8')).toMatch(/^of,i,value\r\none,0,.*\r\none,1,.*\r\nother,0,.*\r\n$/);
    await expect(here.ask.save({ what: 'rows', source: { experiments: [{ id: one, label: 'x' }, { id: other, label: 'x' }] } })).rejects.toThrow('Two experiments are labelled "x"');
  });

  it('of figures are drawn as they are asked for, as SVG and PNG', async () => {
    const id = await count({ rows: 5 });
    await here.heard(isNow(id, 'done'));
    const figure = { what: 'figure', source: { experiments: [{ id, label: 'one' }] }, spec: { draw: 'lines', x: 'i', y: ['value'], title: 'Sine' }, paper: { width: '3.25in' } } as const;
    await here.ask.save({ ...figure, format: 'svg' });
    expect(readFileSync(join(here.desk, `count-${id}-sine.svg`), 'utf8')).toMatch(/<svg[^>]* width="234pt"[\s\S]*Sine/);
    await here.ask.save({ ...figure, format: 'png', dpi: 100 });
    expect(readFileSync(join(here.desk, `count-${id}-sine.png`)).readUInt32BE(16)).toBe(325);
    await expect(here.ask.save({ ...figure, paper: { width: '3 miles' }, format: 'svg' })).rejects.toThrow('"3 miles" is not a length');
  });

  it('of whole experiments and of their weights go out, and come in again through a handle', async () => {
    const id = await here.ask.start({ kind: 'chain', name: 'Chained', setup: { rows: 7 }, seed: 2 });
    await here.heard(isNow(id, 'done'));
    expect((await here.ask.weights(null)).filter(({ experiment }) => experiment === id)).toEqual([{ reference: id, experiment: id, name: 'Chained', at: 'final' }]);
    await here.ask.save({ what: 'weights', reference: id });
    expect(readFileSync(join(here.desk, `chained-${id}-epoch-0001.safetensors`), 'utf8')).toBe('weights');
    await here.ask.save({ what: 'project', id });
    const { handle } = here.lab.issue(join(here.desk, `chained-${id}.isthmus`));
    const again = await here.ask.takeIn({ handle, name: 'Back' });
    expect((await here.ask.open({ id: again })).experiment).toMatchObject({ name: 'Back', rows: 7, status: 'done' });
    expect(await here.ask.rows({ id: again })).toEqual(await here.ask.rows({ id }));
    await expect(here.ask.takeIn({ handle: `${handle}0` })).rejects.toThrow('choose it again');
  });
});

it('opens experiments of kinds that it does not know, and names their columns by their rows', async () => {
  const library = await openLibrary(here.library);
  const { id } = await library.create({ kind: 'fortune-telling', name: 'Later', seed: 0, setup: { ball: 'crystal' } });
  const claim = await library.claim(id);
  claim.append(0, { luck: 7 });
  await claim.update({ status: 'done' });
  await claim.release();
  expect(await here.ask.open({ id })).toMatchObject({ experiment: { kind: 'fortune-telling' }, figures: [], columns: { luck: { label: 'luck' } } });
});

it('opens no dialog where there is none', async () => {
  await expect(here.ask.choose({ what: 'file', title: 'A file' })).rejects.toThrow('No dialog can be opened here');
});
