/** Trained networks that a recipe holds side by side, and what is looked at around each. */
import type { TableLine, Published } from '../../../src-shared/recipe';
import type { Row } from '../../../src-shared/kind';
import { lineBeside } from '../notes';
import type { Circumstances, Outcome, Planned } from '../recipe';
import type { TrainingAnswers } from './training';

export interface Arm {
  readonly key: string;
  /** Over its column and its part of a figure. */
  readonly label: string;
  readonly training: TrainingAnswers;
}

export type Outcomes = Readonly<Record<string, Outcome>>;
type Ids = Readonly<Record<string, string>>;

const keyOf = (arm: Pick<Arm, 'key'>, what: string) => `${arm.key}.${what}`;

/** A training for each arm. Recipes that ask for equal ones share them. */
export const trainings = (where: Circumstances, arms: readonly Arm[]): Planned[] =>
  arms.map((arm) => ({
    key: keyOf(arm, 'training'), kind: 'training', seed: where.seed, setup: () => arm.training,
    name: `Li et al.: ${String(arm.training['network'])}, batch ${String(arm.training['batch'])}, ${String(arm.training['optimiser'])}, decay ${String(arm.training['decay'])}`,
  }));

/** An experiment around the weights of each arm; `answers` gets their id. */
export const around = (what: string, kind: string, where: Circumstances, arms: readonly Arm[], answers: (weights: string, ids: Ids) => Readonly<Record<string, unknown>>): Planned[] =>
  arms.map((arm) => ({ key: keyOf(arm, what), kind, name: `Li et al.: ${what}, ${arm.label}`, seed: where.seed, setup: (ids) => answers(ids[keyOf(arm, 'training')], ids) }));

/** The id of an arm's training among those of a plan. */
export const trainedId = (arm: Pick<Arm, 'key'>, ids: Ids): string => ids[keyOf(arm, 'training')];

/** What came of each arm. */
export const outcomesOf = (what: string, outcomes: Outcomes, arms: readonly Arm[]): Outcome[] => arms.map((arm) => outcomes[keyOf(arm, what)]);

/** The rows of each arm by its label, as figures take them. */
export const rowsByLabel = (what: string, outcomes: Outcomes, arms: readonly Arm[]): Record<string, readonly Row[]> =>
  Object.fromEntries(arms.map((arm) => [arm.label, outcomes[keyOf(arm, what)].rows]));

/** The last row of each arm's training. */
export const lastRows = (outcomes: Outcomes, arms: readonly Arm[]): Row[] => outcomesOf('training', outcomes, arms).map(({ rows }) => rows[rows.length - 1]);

const numbersIn = (rows: readonly Row[], column: string): (number | null)[] => rows.map((row) => (typeof row[column] === 'number' ? row[column] : null));

/** How well the arms were trained: the error in per cent beside what was published, and the losses. */
export function trainedLines(where: Circumstances, outcomes: Outcomes, arms: readonly Arm[], published?: readonly (Published | null)[]): TableLine[] {
  const rows = lastRows(outcomes, arms);
  const errors = numbersIn(rows, 'testAccuracy').map((right) => (right === null ? null : 100 * (1 - right)));
  return [
    lineBeside(where, { what: 'Test error (%)', ours: errors }, published),
    { what: 'Training loss (last epoch, augmented)', ours: numbersIn(rows, 'trainLoss') },
  ];
}

/** How long each arm took, training and what was made of it. */
export const minutesLine = (outcomes: Outcomes, arms: readonly Arm[], whats: readonly string[]): TableLine => ({
  what: 'Minutes',
  ours: arms.map((arm) => ['training', ...whats].reduce((sum, what) => sum + (outcomes[keyOf(arm, what)]?.experiment.seconds ?? 0), 0) / 60),
});
