import type { Published, RecipeTable } from '../../src-shared/recipe';
import { table } from './table';

/** A number at the precision that a table wants. */
const shown = (value: number | string | null): string =>
  typeof value !== 'number' ? (value ?? 'none') : Number.isInteger(value) ? String(value) : Math.abs(value) >= 100 ? value.toFixed(1) : String(Number(value.toPrecision(4)));

// A value from memory or inference is never shown as the paper's.
const published = (it: Published | null | undefined): string =>
  it ? `${shown(it.value)} [${it.evidence}${it.evidence === 'M' || it.evidence === 'I' ? ', unverified' : ''}]` : '';

/** A recipe's table as text: what was measured, ours, and beside it what was published, with its evidence. */
export function recipeTable({ title, columns, lines, notes }: RecipeTable): string {
  const hasPublished = lines.some((line) => line.published);
  const headings = ['', ...columns.flatMap((column) => (hasPublished ? [column, 'published'] : [column]))];
  const rows = lines.map(({ what, ours, published: theirs }) => [what, ...ours.flatMap((value, i) => (hasPublished ? [shown(value), published(theirs?.[i])] : [shown(value)]))]);
  return [title, '', table(headings, rows), '', ...notes].join('\n');
}
