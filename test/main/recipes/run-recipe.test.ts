import { describe, expect, it } from 'vitest';
import type { Experiment } from '../../../src-shared/experiment';
import type { Row } from '../../../src-shared/kind';
import { recipes } from '../../../src-main/recipes';
import type { Circumstances } from '../../../src-main/recipes/recipe';
import { runRecipe, type Kitchen } from '../../../src-main/recipes/run-recipe';

/** A kitchen whose experiments end at once as they are told to, and which keeps what it was asked to do. */
function kitchenOf(ends: (experiment: Experiment) => Awaited<ReturnType<Kitchen['work']>>) {
  const experiments = new Map<string, Experiment>();
  const worked: string[] = [];
  const reused: string[] = [];
  const row = { epoch: 1, loss: 0.5, testLoss: 1, testAccuracy: 0.5, trainLoss: 1, trainAccuracy: 0.5 };
  const kitchen: Kitchen = {
    list: () => Promise.resolve([...experiments.values()]),
    create(beginning) {
      const experiment = { ...beginning, id: `e${experiments.size}`, status: 'waiting', seconds: 1 } as Experiment;
      experiments.set(experiment.id, experiment);
      return Promise.resolve(experiment);
    },
    read: (id) => Promise.resolve(experiments.get(id)!),
    rows: (id) => Promise.resolve(Array.from({ length: experiments.get(id)!.of ?? 1 }, (): Row => row)),
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

const where: Circumstances = { scale: 'smoke', embedded: false, seed: 0 };

describe.each(recipes.map((recipe) => [recipe.name, recipe] as const))('the recipe %s', (_, recipe) => {
  it('runs what it plans, once each, and concludes with a table and figures', async () => {
    const { kitchen, worked } = kitchenOf(() => ({ status: 'done' }));
    const ended = await runRecipe(recipe, where, kitchen);
    expect(worked.length).toBe(recipe.plan(where).length);
    if (ended.status !== 'done') throw new Error(`ended as ${ended.status}`);
    const { table, figures } = ended.conclusion;
    for (const line of table.lines) expect(line.ours.length).toBe(table.columns.length);
    expect(figures.length).toBeGreaterThan(0);
  });

  it('reuses finished experiments of an equal setup, but not those of another seed', async () => {
    const { kitchen, worked, reused } = kitchenOf(() => ({ status: 'done' }));
    await runRecipe(recipe, where, kitchen);
    const once = worked.length;
    await runRecipe(recipe, where, kitchen);
    expect(worked.length).toBe(once);
    expect(reused.length).toBe(once);
    await runRecipe(recipe, { ...where, seed: 1 }, kitchen);
    expect(worked.length).toBe(2 * once);
  });

  it('goes on with what was paused, and makes nothing twice', async () => {
    let isPausing = true;
    const { kitchen, experiments } = kitchenOf(({ id }) => ({ status: isPausing && id === 'e1' ? 'paused' : 'done' }));
    expect(await runRecipe(recipe, where, kitchen)).toEqual({ status: 'paused' });
    isPausing = false;
    expect((await runRecipe(recipe, where, kitchen)).status).toBe('done');
    expect(experiments.size).toBe(recipe.plan(where).length);
  });

  it('says which experiment failed and why', async () => {
    const { kitchen } = kitchenOf(() => ({ status: 'failed', why: 'The disk is full.' }));
    expect(await runRecipe(recipe, where, kitchen)).toEqual({ status: 'failed', why: expect.stringMatching(/e0.*The disk is full\./) });
  });

  it('plans setups that its kinds accept at every scale, with either engine', async () => {
    for (const scale of recipe.scales) {
      for (const embedded of [false, true]) {
        const { kitchen } = kitchenOf(() => ({ status: 'done' }));
        expect((await runRecipe(recipe, { scale, embedded, seed: 0 }, kitchen)).status).toBe('done');
      }
    }
  });
});
