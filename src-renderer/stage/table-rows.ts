import type { FigureRows } from '../../src-shared/figures';
import { isRows } from '../../src-shared/figures/rows';
import type { Row } from '../../src-shared/kind';

/** A row of the table, with the name of the result that it belongs to where there are several. */
export interface TableRow {
  readonly result: string;
  readonly row: Row;
}

/** By which column a table is sorted; `result` stands for the results' names. */
export interface Sorting {
  readonly column: string;
  readonly isDescending: boolean;
}

/** All rows of a figure, one below the other. */
export function tableRows(rows: FigureRows): readonly TableRow[] {
  if (isRows(rows)) return rows.map((row) => ({ result: '', row }));
  return Object.entries(rows).flatMap(([result, some]) => some.map((row) => ({ result, row })));
}

/** The rows in order, those without a value last either way; equal ones stay as they came. */
export function sortRows(rows: readonly TableRow[], { column, isDescending }: Sorting): readonly TableRow[] {
  const valueOf = ({ result, row }: TableRow) => (column === 'result' && !('result' in row) ? result : (row[column] ?? null));
  const sign = isDescending ? -1 : 1;
  return rows.map((row) => ({ row, value: valueOf(row) })).sort((a, b) => {
    if (a.value === null || b.value === null) return (a.value === null ? 1 : 0) - (b.value === null ? 1 : 0);
    return sign * (typeof a.value === 'number' && typeof b.value === 'number' ? a.value - b.value : String(a.value).localeCompare(String(b.value), 'en', { numeric: true }));
  }).map(({ row }) => row);
}

/** The sorting after a column's heading was pressed: upwards first, then downwards, then as the rows came. */
export function nextSorting(now: Sorting | undefined, column: string): Sorting | undefined {
  if (now?.column !== column) return { column, isDescending: false };
  return now.isDescending ? undefined : { column, isDescending: true };
}
