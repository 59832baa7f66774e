import { nearest } from '../../src-shared/nearest';
import { Refusal } from '../../src-shared/refusal';
import { parseDatasetSpec } from '../datasets/spec';
import type { Recipe } from '../recipes/recipe';

/** The recipe of a name; throws a Refusal that suggests the one meant. */
export function recipeNamed(recipes: readonly Recipe[], name: string): Recipe {
  const names = recipes.map((recipe) => recipe.name);
  const recipe = recipes.find((one) => one.name === name);
  if (recipe) return recipe;
  const meant = nearest(name, names);
  throw new Refusal(`There is no recipe "${name}"; ${meant === undefined ? `there are ${names.join(', ')}.` : `did you mean "${meant}"?`}`);
}

/** Throws a Refusal where a recipe has no such scale, takes no dataset at it, or the dataset is not one. */
export function refuseOtherCircumstances({ name, scales, dataset: usual }: Recipe, { scale, dataset }: { readonly scale: string; readonly dataset?: string | undefined }): void {
  if (!scales.some((one) => one === scale)) throw new Refusal(`The recipe ${name} has no scale "${scale}"; there are ${scales.join(', ')}.`);
  if (dataset === undefined) return;
  if (usual === undefined) throw new Refusal(`The recipe ${name} has images of its own: leave the dataset out.`);
  if (scale === 'smoke') throw new Refusal(`At smoke scale the recipe ${name} always takes small made-up images: leave the dataset out, or take another scale.`);
  parseDatasetSpec(dataset);
}
