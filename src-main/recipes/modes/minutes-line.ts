import type { TableLine } from '../../../src-shared/recipe';
import type { Outcomes } from './trained';

/** How long the experiments of each column took, named by their keys. */
export const minutesLine = (outcomes: Outcomes, columns: readonly (readonly string[])[]): TableLine => ({
  what: 'Minutes',
  ours: columns.map((keys) => keys.reduce((sum, key) => sum + outcomes[key].experiment.seconds, 0) / 60),
});
