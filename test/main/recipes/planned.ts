import { recipes } from '../../../src-main/recipes';
import type { Circumstances } from '../../../src-main/recipes/recipe';

export const paper: Circumstances = { scale: 'paper', embedded: false, seed: 0 };
export const desk: Circumstances = { ...paper, scale: 'desk' };

/** What a recipe plans of a kind, each experiment before it standing for its id by its own key. */
export function planned(name: string, kind: string, where = paper) {
  const all = recipes.find((recipe) => recipe.name === name)!.plan(where);
  const ids = Object.fromEntries(all.map(({ key }) => [key, key]));
  return all.filter((one) => one.kind === kind).map(({ key, seed, setup }) => ({ key, seed, setup: setup(ids) }));
}

/** The setups among them. */
export const setupsOf = (name: string, kind: string, where = paper) => planned(name, kind, where).map(({ setup }) => setup);
