import packageFile from '../../package.json';
import type { KindDescription } from '../../src-shared/kind';
import type { About, DatasetDescription, Ways } from '../../src-shared/messages';
import type { RecipeDescription } from '../../src-shared/recipe';
import { datasets } from '../datasets/spec';
import type { Kinds } from '../experiments';
import { networkNames } from '../networks';
import type { Recipe } from '../recipes/recipe';

const describeKind = ({ name, title, about, fields, columns, figures }: KindDescription): KindDescription => ({ name, title, about, fields, columns, figures });

const describeRecipe = ({ name, title, about, scales, dataset }: RecipeDescription): RecipeDescription => ({ name, title, about, scales, ...(dataset !== undefined && { dataset }) });

const describeDataset = ({ name, title, about, place, isDownloaded, options }: (typeof datasets)[number]): DatasetDescription => ({
  name, title, about, options,
  ...(place !== undefined && { place: { what: place === 'FOLDER' ? 'folder' as const : 'files' as const, ...(isDownloaded && { isOptional: true }) } }),
});

/** What there is in this version, as data. */
export const describeApp = (kinds: Kinds, recipes: readonly Recipe[], library: string, ways: Ways): About => ({
  version: packageFile.version,
  library,
  kinds: Object.values(kinds).map(describeKind),
  recipes: recipes.map(describeRecipe),
  networks: networkNames,
  datasets: datasets.map(describeDataset),
  ways,
});
