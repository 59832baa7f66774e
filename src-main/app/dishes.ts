import type { Experiment, Heading } from '../../src-shared/experiment';
import type { Dish, DishState, News } from '../../src-shared/messages';
import { isRefusal } from '../../src-shared/refusal';
import type { Kinds } from '../experiments';
import type { JobOutcome } from '../jobs/news';
import { headingOf } from '../library/headings';
import type { Library } from '../library/library';
import type { Circumstances, Outcome, Recipe } from '../recipes/recipe';
import { beginningOf, maybeAlike, runRecipe, type Kitchen } from '../recipes/run-recipe';
import { isEmbedded } from './is-embedded';
import { recipeNamed, refuseOtherCircumstances } from './recipe-named';
import { reportFault } from './report-fault';

/** What recipes need of the lab. */
export interface DishesWhere {
  readonly library: Library;
  readonly kinds: Kinds;
  readonly recipes: readonly Recipe[];
  /** Which engine the lab computes with, where that is said. */
  readonly engine: string | undefined;
  tell(news: News): void;
  /** The SPEC of a dataset with the places that its handles stand for. Throws a Refusal where one is not known. */
  placedDataset(spec: string): Promise<string>;
  /** Works on an experiment until that has ended. */
  work(id: string): Promise<JobOutcome>;
  /** Called when an experiment has been made. */
  changed(): Promise<void>;
}

/** Recipes at a scale with a seed and a dataset. */
export interface Dishes {
  /** How far one is, as the library shows. */
  state(dish: Dish): Promise<DishState>;
  /** Begins or goes on with one. */
  cook(dish: Dish): Promise<DishState>;
  /** Resolves when none is cooked any more. */
  ended(): Promise<void>;
}

const keyOf = ({ recipe, scale, seed, dataset }: Dish): string => JSON.stringify([recipe, scale, seed, dataset]);

/** The recipes of a lab: their experiments are jobs of the lab, and their state is what its library shows. */
export function openDishes({ library, kinds, recipes, engine, tell, placedDataset, work, changed }: DishesWhere): Dishes {
  const cooking = new Map<string, Promise<void>>();
  const failures = new Map<string, string>();

  const allExperiments = async (): Promise<readonly Experiment[]> => Promise.all((await library.list()).headings.map(({ id }) => library.read(id)));
  const rowsOf = async (id: string): Promise<Outcome['rows']> => (await library.rows(id)).map(({ row }) => row);

  async function preparing(dish: Dish): Promise<{ readonly recipe: Recipe; readonly where: Circumstances }> {
    const recipe = recipeNamed(recipes, dish.recipe);
    const { scale, seed, dataset } = dish;
    refuseOtherCircumstances(recipe, { scale, dataset });
    return { recipe, where: { scale, seed, embedded: await isEmbedded(engine), ...(dataset !== undefined && { dataset: await placedDataset(dataset) }) } };
  }

  /** The experiments of a dish that are there already, in the order of its plan. */
  async function experimentsOf(recipe: Recipe, where: Circumstances): Promise<readonly (Experiment | undefined)[]> {
    const all = await allExperiments();
    const ids: Record<string, string> = {};
    return recipe.plan(where).map((planned) => {
      try {
        const found = maybeAlike(beginningOf(planned, ids, kinds), all);
        if (found) ids[planned.key] = found.id;
        return found;
      } catch (error) {
        // Its setup names an experiment that is not made yet.
        if (isRefusal(error)) return undefined;
        throw error;
      }
    });
  }

  function statusOf(dish: Dish, found: readonly (Experiment | undefined)[]): Pick<DishState, 'status' | 'why'> {
    const failed = found.find((it) => it?.status === 'failed');
    if (cooking.has(keyOf(dish)) || found.some((it) => it?.status === 'running')) return { status: 'running' };
    if (found.every((it) => it?.status === 'done')) return { status: 'done' };
    const why = failures.get(keyOf(dish)) ?? failed?.note;
    if (why !== undefined) return { status: 'failed', why };
    return { status: found.some((it) => it) ? 'paused' : 'new' };
  }

  async function state(dish: Dish): Promise<DishState> {
    const { recipe, where } = await preparing(dish);
    const planned = recipe.plan(where);
    const found = await experimentsOf(recipe, where);
    const status = statusOf(dish, found);
    const steps = planned.map(({ name, kind }, i) => ({ name, kind, ...headingIn(found[i]) }));
    if (status.status !== 'done') return { ...dish, ...status, steps };
    const outcomes = await Promise.all((found as readonly Experiment[]).map(async (experiment, i) => [planned[i].key, { experiment, rows: await rowsOf(experiment.id) }] as const));
    return { ...dish, ...status, steps, conclusion: recipe.conclude(Object.fromEntries(outcomes), where) };
  }

  const tellState = async (dish: Dish): Promise<void> => tell({ told: 'dish', state: await state(dish) });

  async function run(dish: Dish): Promise<void> {
    const { recipe, where } = await preparing(dish);
    const kitchen: Kitchen = {
      list: allExperiments,
      read: library.read,
      rows: rowsOf,
      async create(beginning) {
        const made = await library.create(beginning);
        await changed();
        return made;
      },
      async work({ id }) {
        const outcome = work(id);
        await tellState(dish);
        return outcome;
      },
      reused: () => undefined,
    };
    const ended = await runRecipe(recipe, where, kitchen, kinds);
    if (ended.status === 'failed') failures.set(keyOf(dish), ended.why);
  }

  async function cookToItsEnd(dish: Dish): Promise<void> {
    try {
      await run(dish);
    } catch (error) {
      failures.set(keyOf(dish), isRefusal(error) ? error.message : `A fault in Isthmus: ${reportFault(error)}.`);
    }
    cooking.delete(keyOf(dish));
    await tellState(dish).catch(reportFault);
  }

  return {
    state,
    async cook(dish) {
      await preparing(dish);
      if (!cooking.has(keyOf(dish))) {
        failures.delete(keyOf(dish));
        cooking.set(keyOf(dish), cookToItsEnd(dish));
      }
      return state(dish);
    },
    ended: async () => void (await Promise.all(cooking.values())),
  };
}

const headingIn = (experiment: Experiment | undefined): { readonly heading?: Heading } => (experiment ? { heading: headingOf(experiment) } : {});
