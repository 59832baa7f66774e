import { isDeepStrictEqual } from 'node:util';
import type { Experiment } from '../../src-shared/experiment';
import { kinds, type Kinds } from '../experiments';
import { parseSetup } from '../experiments/kind';
import type { Circumstances, Conclusion, Outcome, Planned, Recipe } from './recipe';

/** What running a recipe needs of the library and of jobs. */
export interface Kitchen {
  list(): Promise<readonly Experiment[]>;
  create(beginning: Pick<Experiment, 'kind' | 'name' | 'setup' | 'seed' | 'of'>): Promise<Experiment>;
  read(id: string): Promise<Experiment>;
  rows(id: string): Promise<Outcome['rows']>;
  /** Starts or resumes an experiment, and waits until it has ended; `place` says which of the recipe's it is. */
  work(experiment: Experiment, place: { readonly number: number; readonly of: number }): Promise<{ readonly status: 'done' | 'paused' } | { readonly status: 'failed'; readonly why: string }>;
  /** Told of an experiment that is there already. */
  reused(experiment: Experiment): void;
}

/** How a recipe ended: with its conclusion, or stopped on the way, to be gone on with later. */
export type RecipeEnd =
  | { readonly status: 'done'; readonly conclusion: Conclusion; readonly ids: Readonly<Record<string, string>> }
  | { readonly status: 'paused' }
  | { readonly status: 'failed'; readonly why: string };

/**
 * Runs what a recipe plans, one experiment after the other. Finished experiments with an equal setup are reused and unfinished
 * ones gone on with, so a recipe that was stopped resumes by being run again. Throws a Refusal where an experiment fails.
 */
export async function runRecipe(recipe: Recipe, where: Circumstances, kitchen: Kitchen, among: Kinds = kinds): Promise<RecipeEnd> {
  const ids: Record<string, string> = {};
  const outcomes: Record<string, Outcome> = {};
  const planned = recipe.plan(where);
  for (const [i, one] of planned.entries()) {
    const experiment = await take(one, ids, kitchen, among);
    if (experiment.status === 'done') kitchen.reused(experiment);
    else {
      const ended = await kitchen.work(experiment, { number: i + 1, of: planned.length });
      if (ended.status === 'paused') return { status: 'paused' };
      if (ended.status === 'failed') return { status: 'failed', why: `"${experiment.name}" (${experiment.id}) failed: ${ended.why}` };
    }
    ids[one.key] = experiment.id;
    outcomes[one.key] = { experiment: await kitchen.read(experiment.id), rows: await kitchen.rows(experiment.id) };
  }
  return { status: 'done', conclusion: recipe.conclude(outcomes, where), ids };
}

type Wanted = Pick<Experiment, 'kind' | 'name' | 'setup' | 'seed' | 'of'>;

/** What a planned experiment is made of, given the ids of those before it; throws a Refusal where its kind does not accept that. */
export function beginningOf({ kind: name, name: title, seed, setup }: Planned, ids: Readonly<Record<string, string>>, among: Kinds = kinds): Wanted {
  const answers = parseSetup(among[name], setup(ids));
  return { kind: name, name: title, setup: answers, seed, of: among[name].count(answers) };
}

/** The experiment that serves a recipe as it is: of an equal setup, a finished one first. */
export function maybeAlike({ kind, seed, setup }: Wanted, experiments: readonly Experiment[]): Experiment | undefined {
  const alike = experiments.filter((it) => it.kind === kind && it.seed === seed && it.share === undefined && isDeepStrictEqual(it.setup, setup));
  return alike.find(({ status }) => status === 'done') ?? alike[0];
}

async function take(planned: Planned, ids: Readonly<Record<string, string>>, kitchen: Kitchen, among: Kinds): Promise<Experiment> {
  const wanted = beginningOf(planned, ids, among);
  return maybeAlike(wanted, await kitchen.list()) ?? kitchen.create(wanted);
}
