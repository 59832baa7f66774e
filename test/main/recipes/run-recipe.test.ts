import { describe, expect, it } from 'vitest';
import type { Experiment } from '../../../src-shared/experiment';
import type { Recipe } from '../../../src-main/recipes/recipe';
import { beginningOf, runRecipe, type Kitchen } from '../../../src-main/recipes/run-recipe';
import { recipes } from '../../../src-main/recipes';

/** A kitchen whose experiments end at once as they are told to, and which keeps what it was asked to do. */
function kitchenOf(ends: (experiment: Experiment) => Awaited<ReturnType<Kitchen['work']>>) {
  const experiments = new Map<string, Experiment>();
  const worked: string[] = [];
  const reused: string[] = [];
  const kitchen: Kitchen = {
    list: () => Promise.resolve([...experiments.values()]),
    create(beginning) {
      const experiment = { ...beginning, id: `e${experiments.size}`, status: 'waiting', seconds: 1 } as Experiment;
      experiments.set(experiment.id, experiment);
      return Promise.resolve(experiment);
    },
    read: (id) => Promise.resolve(experiments.get(id)!),
    rows: (id) => Promise.resolve([{ of: id }]),
    work(experiment) {
      worked.push(experiment.id);
      const ended = ends(experiment);
      experiments.set(experiment.id, { ...experiment, status: ended.status });
      return Promise.resolve(ended);
    },
    reused: ({ id }) => void reused.push(id),
  };
  return { kitchen, worked, reused, experiments };
}

/** One training, and two surfaces around it. */
const recipe: Recipe = {
  name: 'made-up',
  title: 'Made up',
  about: 'Of no paper.',
  scales: ['smoke'],
  plan: ({ seed }) => [
    { key: 'training', kind: 'training', name: 'A training', seed, setup: () => ({ network: 'resnet-8' }) },
    ...['one', 'two'].map((key, i) => ({ key, kind: 'landscape', name: `Surface ${key}`, seed, setup: (ids: Readonly<Record<string, string>>) => ({ weights: ids['training'], side: 3 + 2 * i }) })),
  ],
  conclude: (outcomes) => ({
    table: { title: 'Whose rows', columns: Object.keys(outcomes), lines: [{ what: 'of', ours: Object.values(outcomes).map(({ rows }) => String(rows[0]['of'])) }], notes: [] },
    figures: [],
  }),
};
const where = { scale: 'smoke', embedded: false, seed: 0 } as const;

describe('a recipe', () => {
  it('runs what it plans, once each, and concludes from the rows of each', async () => {
    const { kitchen, worked, experiments } = kitchenOf(() => ({ status: 'done' }));
    const ended = await runRecipe(recipe, where, kitchen);
    expect(worked).toEqual(['e0', 'e1', 'e2']);
    expect([...experiments.values()].map(({ setup }) => setup['weights'])).toEqual([undefined, 'e0', 'e0']);
    if (ended.status !== 'done') throw new Error(`ended as ${ended.status}`);
    expect(ended.conclusion.table).toMatchObject({ columns: ['training', 'one', 'two'], lines: [{ ours: ['e0', 'e1', 'e2'] }] });
    expect(ended.ids).toEqual({ training: 'e0', one: 'e1', two: 'e2' });
  });

  it('reuses finished experiments of an equal setup, but not those of another seed', async () => {
    const { kitchen, worked, reused } = kitchenOf(() => ({ status: 'done' }));
    await runRecipe(recipe, where, kitchen);
    await runRecipe(recipe, where, kitchen);
    expect([worked.length, reused.length]).toEqual([3, 3]);
    await runRecipe(recipe, { ...where, seed: 1 }, kitchen);
    expect(worked.length).toBe(6);
  });

  it('goes on with what was paused, and makes nothing twice', async () => {
    let isPausing = true;
    const { kitchen, experiments } = kitchenOf(({ id }) => ({ status: isPausing && id === 'e1' ? 'paused' : 'done' }));
    expect(await runRecipe(recipe, where, kitchen)).toEqual({ status: 'paused' });
    isPausing = false;
    expect((await runRecipe(recipe, where, kitchen)).status).toBe('done');
    expect(experiments.size).toBe(3);
  });

  it('says which experiment failed and why', async () => {
    const { kitchen } = kitchenOf(() => ({ status: 'failed', why: 'The disk is full.' }));
    expect(await runRecipe(recipe, where, kitchen)).toEqual({ status: 'failed', why: expect.stringMatching(/e0.*The disk is full\./) as string });
  });
});

describe.each(recipes.map((one) => [one.name, one] as const))('%s', (_, { scales, dataset, plan }) => {
  const datasets = dataset === undefined ? [undefined] : [undefined, 'cifar10:FOLDER?train=500'];
  const circumstances = scales.flatMap((scale) => [false, true].flatMap((embedded) => datasets.map((asked) => ({ scale, embedded, seed: 3, ...(asked !== undefined && { dataset: asked }) }))));

  it.each(circumstances)('plans setups that its kinds accept at $scale scale, embedded $embedded, dataset $dataset', (there) => {
    const planned = plan(there);
    const ids: Record<string, string> = {};
    expect(new Set(planned.map(({ key }) => key)).size).toBe(planned.length);
    for (const one of planned) {
      const { setup } = beginningOf(one, ids);
      if (one.kind === 'training' && there.scale !== 'smoke' && 'dataset' in there) expect(setup['dataset']).toMatch(/^cifar10:FOLDER\?train=500/);
      ids[one.key] = `id-of-${one.key}`;
    }
  });
});
