import { describe, expect, it } from 'vitest';
import { recipeNamed, refuseOtherCircumstances } from '../../../src-main/app/recipe-named';
import { recipes } from '../../../src-main/recipes';

const li = recipeNamed(recipes, 'li-width');

it('a name that is nearly one is answered with the one meant', () => {
  expect(() => recipeNamed(recipes, 'li-widht')).toThrow('did you mean "li-width"?');
});

describe('circumstances', () => {
  it.each([
    [{ scale: 'desk' }],
    [{ scale: 'smoke' }],
    [{ scale: 'desk', dataset: 'cifar10:/folder?train=5000' }],
    [{ scale: 'paper', dataset: 'images:/folder' }],
  ])('%j will do', (where) => {
    expect(() => refuseOtherCircumstances(li, where)).not.toThrow();
  });

  it.each([
    [{ scale: 'moon' }, 'has no scale "moon"; there are smoke, desk, paper.'],
    [{ scale: 'smoke', dataset: 'cifar10' }, 'At smoke scale the recipe li-width always takes small made-up images'],
    [{ scale: 'desk', dataset: 'cifar11' }, 'There is no dataset called "cifar11". Did you mean cifar10?'],
  ])('%j is refused in a sentence', (where, sentence) => {
    expect(() => refuseOtherCircumstances(li, where)).toThrow(sentence);
  });

  it('of a recipe with images of its own have no dataset', () => {
    expect(() => refuseOtherCircumstances(recipeNamed(recipes, 'first-look'), { scale: 'desk', dataset: 'cifar10' })).toThrow('The recipe first-look has images of its own: leave the dataset out.');
  });
});
