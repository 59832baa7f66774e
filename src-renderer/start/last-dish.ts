import type { Dish } from '../../src-shared/messages';
import type { RecipeDescription } from '../../src-shared/recipe';
import { usualScale } from './scales';

const keyOf = (recipe: string) => `isthmus.recipe.${recipe}`;

/** The scale, seed and dataset at which a recipe was looked at last, so that a reload in the middle comes back to them; else the usual ones. */
export function lastDish(recipe: RecipeDescription): Dish {
  const usual: Dish = { recipe: recipe.name, scale: usualScale(recipe), seed: 0 };
  const [scale, seed, ...rest] = (localStorage.getItem(keyOf(recipe.name)) ?? '').split(' ');
  const known = recipe.scales.find((one) => one === scale);
  if (!known || !/^\d{1,9}$/.test(seed ?? '')) return usual;
  return { ...usual, scale: known, seed: Number(seed), ...(rest.length > 0 && takesDataset(recipe, known) && { dataset: rest.join(' ') }) };
}

/** Keeps at which scale, with which seed and on which dataset a recipe is looked at. */
export function keepDish({ recipe, scale, seed, dataset }: Dish): void {
  localStorage.setItem(keyOf(recipe), [scale, seed, ...(dataset === undefined ? [] : [dataset])].join(' '));
}

/** Whether a recipe leaves its dataset open at a scale. */
export const takesDataset = ({ dataset }: RecipeDescription, scale: Dish['scale']): boolean => dataset !== undefined && scale !== 'smoke';
