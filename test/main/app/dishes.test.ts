import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Dish, DishState, News } from '../../../src-shared/messages';
import { decodeNpy } from '../../../src-shared/npy';
import { buildIsthmus, entries } from '../terminal/isthmus';
import { openLaboratory, type Laboratory } from './laboratory';

const dish: Dish = { recipe: 'first-look', scale: 'smoke', seed: 0 };
const options = { entries, environment: { ISTHMUS_ENGINE: 'wasm' } };
type Told = Extract<News, { readonly told: 'dish' }>;
const isOver = (news: News): news is Told => news.told === 'dish' && news.state.status !== 'running';

let here: Laboratory;
beforeAll(async () => {
  await buildIsthmus();
  here = await openLaboratory(options);
});
afterAll(() => here.lab.close());

it('knows its steps before any is made', async () => {
  const { status, steps, conclusion } = await here.ask.recipe(dish);
  expect([status, steps.map(({ kind, heading }) => [kind, heading]), conclusion]).toEqual(['new', [['training', undefined], ['training', undefined], ['landscape', undefined], ['landscape', undefined]], undefined]);
  await expect(here.ask.cook({ ...dish, recipe: 'frist-look' })).rejects.toThrow('did you mean "first-look"?');
  await expect(here.ask.cook({ ...dish, scale: 'paper' })).rejects.toThrow('no scale "paper"');
});

it('is paused by pausing the experiment at work, goes on where it stopped, and comes to its conclusion', async () => {
  expect((await here.ask.cook(dish)).status).toBe('running');
  await here.heard((news) => news.told === 'job');
  await here.ask.pause({ id: here.lab.working()[0] });
  const { state: paused } = await here.heard(isOver);
  expect(paused).toMatchObject({ status: 'paused', steps: [{ heading: { status: 'paused' } }, {}, {}, {}] });
  expect(await here.ask.recipe(dish)).toEqual(paused);

  here.news.length = 0;
  await here.ask.cook(dish);
  await here.ask.cook(dish);
  const { state: done } = await here.heard(isOver);
  expect(done.status).toBe('done');
  expect(done.steps.map(({ heading }) => heading?.status)).toEqual(['done', 'done', 'done', 'done']);
  expect(done.steps[0].heading?.id).toBe(paused.steps[0].heading?.id);
  expect(done.conclusion?.table.lines.map(({ ours }) => ours.length)).toContain(2);
  const running = here.news.flatMap((news) => (news.told === 'dish' && news.state.status === 'running' ? [news.state] : []));
  expect(new Set(running.map((state) => state.steps.filter(({ heading }) => heading).length)).size).toBe(4);
  expect((await here.ask.list(null)).headings).toHaveLength(4);
});

it('is reused when it is there: another lab finds it done and cooks nothing', async () => {
  const again = await openLaboratory({ ...options, library: here.library });
  expect(await again.ask.recipe(dish)).toEqual(await here.ask.recipe(dish));
  await again.ask.cook(dish);
  expect((await again.heard(isOver)).state.status).toBe('done');
  expect(again.news.filter(({ told }) => told === 'job')).toEqual([]);
  expect((await again.ask.recipe({ ...dish, seed: 1 })).status).toBe('new');
  await again.lab.close();
});

it('gives its figures and their rows as files', async () => {
  const { conclusion } = (await here.ask.recipe(dish)) as Required<DishState>;
  const [{ name, spec }] = conclusion.figures;
  await here.ask.save({ what: 'figure', source: { dish, figure: name }, spec, paper: { width: '6.75in' }, view: { azimuth: 30, elevation: 40 }, format: 'svg' });
  expect(readFileSync(join(here.desk, `${name}.svg`), 'utf8')).toContain('without skips');
  await here.ask.save({ what: 'rows', source: { dish, figure: name } });
  const lines = readFileSync(join(here.desk, `${name}.csv`), 'utf8').trim().split('\r\n');
  expect([lines[0], lines.length, lines[1].split(',')[0], lines[26].split(',')[0]]).toEqual(['of,a,b,loss,accuracy,testLoss,testAccuracy,error,testError,images,made,point,repeat,around,path,t,off', 51, 'with skips', 'without skips']);
  await expect(here.ask.save({ what: 'rows', source: { dish: { ...dish, seed: 1 }, figure: name } })).rejects.toThrow('no figures before it is done');
});

it('leaves arrays that go out as .npy files', async () => {
  const { steps } = await here.ask.recipe(dish);
  const { id } = steps[2].heading!;
  const { arrays } = await here.ask.open({ id });
  expect(arrays).toEqual(['direction-1', 'direction-2']);
  const saved = await here.ask.save({ what: 'array', id, name: 'direction-1' });
  const { shape, data } = decodeNpy(readFileSync('path' in saved ? saved.path : ''), 'direction-1.npy');
  expect([shape, data.some((value) => value !== 0)]).toEqual([[data.length], true]);
  await expect(here.ask.save({ what: 'array', id, name: '../weights/final' })).rejects.toThrow('has left no array "../weights/final"; there are direction-1, direction-2.');
});

it('leaves weights that go out as a file and come in again as those of a network', async () => {
  const { steps } = await here.ask.recipe(dish);
  const reference = steps[0].heading!.id;
  const saved = await here.ask.save({ what: 'weights', reference });
  const { handle } = here.lab.issue('path' in saved ? saved.path : '');
  const network = 'resnet-8-x0.25';
  await expect(here.ask.takeIn({ handle, network: 'resnet-20' })).rejects.toThrow();
  const id = await here.ask.takeIn({ handle, network, name: 'Taken in' });
  const { experiment, figures, weights } = await here.ask.open({ id });
  expect(experiment).toMatchObject({ kind: 'imported', name: 'Taken in', status: 'done', setup: { network, classes: 10 } });
  expect([figures, weights]).toEqual([[], [id]]);
  const offers = await here.ask.weights(null);
  expect(offers.slice(0, 1)).toEqual([{ reference: id, experiment: id, name: 'Taken in', at: 'final' }]);
  expect(offers).toContainEqual(expect.objectContaining({ reference, at: 'final' }));
  const { problems, facts } = await here.ask.plan({ kind: 'landscape', setup: { weights: reference, side: 5 } });
  expect([problems, facts]).toEqual([[], [expect.objectContaining({ value: expect.stringContaining('resnet-8-x0.25 on glyphs') as string }), { label: 'Images looked at', value: '25 x 1,000 at most' }]]);
});

it('fails with the sentence of the experiment that failed, and goes on with that one when it is cooked again', async () => {
  const other: Dish = { ...dish, seed: 7 };
  here.news.length = 0;
  await here.ask.cook(other);
  const isBegun = (news: News): boolean => news.told === 'madeWith';
  await here.heard(isBegun);
  const [id] = here.lab.working();
  const { process: worker } = JSON.parse(readFileSync(join(here.library, id, 'lease', 'holder.json'), 'utf8')) as { process: number };
  process.kill(worker, 'SIGKILL');
  const { state: failed } = await here.heard(isOver);
  expect(failed).toMatchObject({ status: 'failed', why: expect.stringContaining('was ended by signal SIGKILL') as string });
  here.news.length = 0;
  const { status, why, steps } = await here.ask.cook(other);
  expect([status, why, steps[0].heading?.id]).toEqual(['running', undefined, id]);
  await here.heard(isBegun);
  await here.ask.cancel({ id });
  expect((await here.heard(isOver)).state.status).toBe('paused');
});

it('takes the dataset that a handle stands for, and keeps the options that come with it', async () => {
  const { handle } = here.lab.issue('/nowhere/images');
  const own: Dish = { recipe: 'li-skip-connections', scale: 'desk', seed: 0, dataset: `cifar10:@${handle}?train=500` };
  expect(await here.ask.recipe(own)).toMatchObject({ status: 'new', dataset: own.dataset });
  here.news.length = 0;
  await here.ask.cook(own);
  const { state: { status, why, steps, dataset } } = await here.heard(isOver);
  expect([status, why, dataset]).toEqual(['failed', expect.stringContaining('/nowhere/images') as string, own.dataset]);
  const { experiment } = await here.ask.open({ id: steps[0].heading!.id });
  expect(experiment.setup['dataset']).toBe('cifar10:/nowhere/images?train=500&normalise=li&test=400');
  expect((await here.ask.recipe({ recipe: 'li-skip-connections', scale: 'desk', seed: 0 })).status).toBe('new');
});

it('refuses a dataset that no handle stands for, or where a recipe has its own', async () => {
  const li: Dish = { recipe: 'li-skip-connections', scale: 'desk', seed: 0 };
  await expect(here.ask.cook({ ...li, dataset: 'cifar10:/elsewhere' })).rejects.toThrow('cannot be named here');
  await expect(here.ask.cook({ ...li, dataset: 'cifar10:@unknown' })).rejects.toThrow('choose it again');
  await expect(here.ask.cook({ ...dish, dataset: 'cifar10' })).rejects.toThrow('has images of its own');
});

it('tells what computes', async () => {
  const { title, device, precisions, threads, notBetter } = await here.ask.engine(null);
  expect([title.startsWith('WebAssembly'), device, notBetter]).toEqual([true, 'CPU', []]);
  expect([precisions.length > 0, threads > 0]).toEqual([true, true]);
});
