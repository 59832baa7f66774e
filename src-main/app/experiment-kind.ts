import type { Experiment } from '../../src-shared/experiment';
import type { FigureSpec } from '../../src-shared/figure';
import type { Row } from '../../src-shared/kind';
import { answersOneOf, unasked, type Answers } from '../../src-shared/field';
import { sentences } from '../../src-shared/figures/gridded';
import { kinds, type Kinds } from '../experiments';
import type { Kind } from '../experiments/kind';

/** The kind of experiments that were not made here but taken in: weights and arrays from files. */
export const imported = 'imported';

/** The kind that made an experiment; undefined for what was imported or made by a later version. */
export const maybeKindOf = ({ kind }: Pick<Experiment, 'kind'>, among: Kinds = kinds): Kind | undefined => (Object.hasOwn(among, kind) ? among[kind] : undefined);

/** The figures that an experiment's setup asks for, in the kind's order. */
export function figuresOf(experiment: Pick<Experiment, 'kind' | 'setup' | 'caption'>, among?: Kinds): readonly FigureSpec[] {
  const { figures = [], fields = {} } = maybeKindOf(experiment, among) ?? {};
  // Setups of earlier versions do not answer later fields.
  const answer = (name: string) => (experiment.setup[name] ?? unasked(fields[name])) as Answers[string];
  const asked = figures.filter(({ when = {} }) => Object.entries(when).every(([name, values]) => answersOneOf(answer(name), values)));
  return experiment.caption === undefined ? asked : asked.map((spec) => ({ ...spec, caption: sentences(spec.caption, experiment.caption) }));
}

/** The columns of an experiment's rows: its kind's, and behind them what the rows have besides. */
export function columnsOf(experiment: Pick<Experiment, 'kind'>, rows: readonly Row[], among?: Kinds): string[] {
  const columns = new Set(Object.keys(maybeKindOf(experiment, among)?.columns ?? {}));
  for (const row of rows) for (const column of Object.keys(row)) columns.add(column);
  return [...columns];
}
