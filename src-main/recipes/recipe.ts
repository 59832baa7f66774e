import type { Experiment } from '../../src-shared/experiment';
import type { Row } from '../../src-shared/kind';
import type { RecipeDescription, RecipeFigure, RecipeTable, Scale } from '../../src-shared/recipe';

/** An experiment that a recipe wants; `key` is what the recipe calls it. */
export interface Planned {
  readonly key: string;
  readonly kind: string;
  readonly name: string;
  readonly seed: number;
  /** The setup, given the ids of the experiments planned before it. */
  setup(ids: Readonly<Record<string, string>>): Readonly<Record<string, unknown>>;
}

/** What one of its experiments came to. */
export interface Outcome {
  readonly experiment: Experiment;
  readonly rows: readonly Row[];
}

/** What a recipe should know of where it runs. */
export interface Circumstances {
  readonly scale: Scale;
  /** Whether only the embedded engine is there, several times slower than the native one. */
  readonly embedded: boolean;
  readonly seed: number;
  /** The SPEC of the dataset that is wanted in place of the recipe's own. */
  readonly dataset?: string;
}

export interface Conclusion {
  readonly table: RecipeTable;
  readonly figures: readonly RecipeFigure[];
}

export interface Recipe extends RecipeDescription {
  /** The experiments in the order in which they are run. */
  plan(where: Circumstances): readonly Planned[];
  conclude(outcomes: Readonly<Record<string, Outcome>>, where: Circumstances): Conclusion;
}
