/** Sentences and lines that tables of recipes have in common. */
import type { Published, TableLine } from '../../src-shared/recipe';
import type { Circumstances, Outcome } from './recipe';

/** What was found, with its numbers, and whether it is what the paper finds. */
export const finding = (claim: string, holds: boolean, numbers: string): string => `${claim}: this ${holds ? 'shows' : 'does not show'} here (${numbers}).`;

/** A number as findings tell it. */
export const brief = (value: number): string => (Number.isFinite(value) ? String(Number(value.toPrecision(3))) : 'none');

/** Different values, each once. */
export const listed = (values: readonly unknown[]): string => [...new Set(values.map(String))].join(', ');

/** What the numbers of a smoke run are worth; nothing at other scales. */
export const smokeNote = ({ scale }: Circumstances): string[] =>
  scale === 'smoke' ? ['At smoke scale the images are made up and the networks hardly trained: the numbers mean nothing.'] : [];

/** What computed the experiments; nothing where it is not known. */
export function madeWithNote(outcomes: Readonly<Record<string, Outcome>>): string[] {
  const [{ experiment: { madeWith } }] = Object.values(outcomes);
  return madeWith ? [`Made with ${madeWith.engine} on ${madeWith.device}, ${madeWith.precision}, ${madeWith.threads} threads.`] : [];
}

/** A line of a table, beside what was published: where something was, and not at smoke scale, whose numbers mean nothing. */
export const lineBeside = ({ scale }: Circumstances, line: Omit<TableLine, 'published'>, published: readonly (Published | null)[] = []): TableLine =>
  scale !== 'smoke' && published.some((it) => it !== null) ? { ...line, published } : line;
