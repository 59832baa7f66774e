import { nearest } from '../../src-shared/nearest';
import { Refusal } from '../../src-shared/refusal';
import type { Recipe } from '../recipes/recipe';

/** The recipe of a name; throws a Refusal that suggests the one meant. */
export function recipeNamed(recipes: readonly Recipe[], name: string): Recipe {
  const names = recipes.map((recipe) => recipe.name);
  const recipe = recipes.find((one) => one.name === name);
  if (recipe) return recipe;
  const meant = nearest(name, names);
  throw new Refusal(`There is no recipe "${name}"; ${meant === undefined ? `there are ${names.join(', ')}.` : `did you mean "${meant}"?`}`);
}
