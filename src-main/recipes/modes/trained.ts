/** Networks trained in different manners, or from different seeds, that a recipe connects. */
import type { Outcome, Planned } from '../recipe';

export type Answers = Readonly<Record<string, unknown>>;
export type Ids = Readonly<Record<string, string>>;
export type Outcomes = Readonly<Record<string, Outcome>>;

export interface Mode {
  readonly key: string;
  /** What it is called in the table. */
  readonly label: string;
  /** Modes begin from different weights, and see the images in different orders. */
  readonly seed: number;
  readonly training: Answers;
}

const keyOf = ({ key }: Pick<Mode, 'key'>) => `${key}.training`;

/** A training for each mode. Recipes that ask for equal ones share them. */
export const trainingsOf = (paper: string, modes: readonly Mode[]): Planned[] =>
  modes.map((mode) => ({ key: keyOf(mode), kind: 'training', name: `${paper}: ${String(mode.training['network'])}, ${mode.label}`, seed: mode.seed, setup: () => mode.training }));

/** The weights with which a mode's training ends, or those after an epoch of it. */
export const weightsOf = (mode: Pick<Mode, 'key'>, ids: Ids, epoch?: number): string => (epoch === undefined ? ids[keyOf(mode)] : `${ids[keyOf(mode)]}@${epoch}`);

/** What came of a mode's training. */
export const trainedAs = (mode: Pick<Mode, 'key'>, outcomes: Outcomes): Outcome => outcomes[keyOf(mode)];

/** The error on test images (per cent) at the end of a training, or after an epoch of it. Throws where there is no such row. */
export function testErrorOf({ rows }: Outcome, epoch?: number): number {
  const row = epoch === undefined ? rows[rows.length - 1] : rows.find((it) => it['epoch'] === epoch);
  if (!row) throw new Error(`no row of the training after epoch ${epoch}`);
  return 100 * (1 - Number(row['testAccuracy']));
}
