import packageFile from '../../package.json';
import type { KindDescription } from '../../src-shared/kind';
import type { About, DatasetDescription, Ways } from '../../src-shared/messages';
import { datasets } from '../datasets/spec';
import type { Kinds } from '../experiments';
import { networkNames } from '../networks';
import type { Recipe } from '../recipes/recipe';

const describeKind = ({ name, title, about, fields, columns, figures }: KindDescription): KindDescription => ({ name, title, about, fields, columns, figures });

const describeDataset = ({ name, title, about, place, isDownloaded, options }: (typeof datasets)[number]): DatasetDescription => ({
  name, title, about, options,
  ...(place !== undefined && { place: { what: place === 'FOLDER' ? 'folder' as const : 'files' as const, ...(isDownloaded && { isOptional: true }) } }),
});

/** What there is in this version, as data. */
export const describeApp = (kinds: Kinds, recipes: readonly Recipe[], library: string, ways: Ways): About => ({
  version: packageFile.version,
  library,
  kinds: Object.values(kinds).map(describeKind),
  recipes: recipes.map(({ name, title, about, scales }) => ({ name, title, about, scales })),
  networks: networkNames,
  datasets: datasets.map(describeDataset),
  ways,
});
