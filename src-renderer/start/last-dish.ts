import type { Dish } from '../../src-shared/messages';
import type { RecipeDescription } from '../../src-shared/recipe';
import { usualScale } from './scales';

const keyOf = (recipe: string) => `isthmus.recipe.${recipe}`;

/** The scale and seed at which a recipe was looked at last, so that a reload in the middle comes back to them; else the usual ones. */
export function lastDish(recipe: RecipeDescription): Dish {
  const usual: Dish = { recipe: recipe.name, scale: usualScale(recipe), seed: 0 };
  const [scale, seed] = (localStorage.getItem(keyOf(recipe.name)) ?? '').split(' ');
  const known = recipe.scales.find((one) => one === scale);
  return known && /^\d{1,9}$/.test(seed ?? '') ? { ...usual, scale: known, seed: Number(seed) } : usual;
}

/** Keeps at which scale and with which seed a recipe is looked at. */
export function keepDish({ recipe, scale, seed }: Dish): void {
  localStorage.setItem(keyOf(recipe), `${scale} ${seed}`);
}
