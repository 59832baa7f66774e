/** The written list of recipes. Adding one adds a file and a line here. */
import { firstLook } from './first-look';
import type { Recipe } from './recipe';

export const recipes: readonly Recipe[] = [firstLook];
