import type { Columns, FigureRows } from '../../src-shared/figures';
import type { FigureSource } from '../../src-shared/messages';
import { lab } from '../lab';

/** Of what a figure is drawn. */
export interface Drawn {
  readonly rows: FigureRows;
  readonly columns: Columns;
  /** The one landscape whose rows these are. */
  readonly landscape?: string;
}

/** The rows that a figure is drawn from, and their columns. Throws a Refusal where an experiment cannot be read, or a recipe has no such figure yet. */
export async function rowsOf(source: FigureSource): Promise<Drawn> {
  if ('dish' in source) {
    const figure = (await lab.recipe(source.dish)).conclusion?.figures.find(({ name }) => name === source.figure);
    if (!figure) throw new Error(`missing figure: ${source.figure}`);
    return figure;
  }
  const found = await Promise.all(source.experiments.map(async ({ id, label }) => ({ label, rows: (await lab.rows({ id })).map(({ row }) => row) })));
  const { columns, experiment: { id, kind } } = await lab.open({ id: source.experiments[0].id });
  if (found.length > 1) return { columns, rows: Object.fromEntries(found.map(({ label, rows }) => [label, rows])) };
  return { columns, rows: found[0].rows, ...(kind === 'landscape' && { landscape: id }) };
}
