import type { FigureSpec } from '../figure';
import type { Column, Row } from '../kind';

/** Rows of one result, or of several by the name that tells them apart. */
export type FigureRows = readonly Row[] | Readonly<Record<string, readonly Row[]>>;
export type Columns = Readonly<Record<string, Column>>;

/** Some rows, and what they have in common that the others have not. */
export interface Share {
  readonly label: string;
  readonly rows: readonly Row[];
}

/** The number in a row's column, or undefined where there is none. */
export function numberIn(row: Row, column: string): number | undefined {
  const value = row[column];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The rows with the values that are asked for. */
export function rowsWhere(rows: readonly Row[], where: FigureSpec['where'] = {}): readonly Row[] {
  const asked = Object.entries(where).map(([column, values]) => [column, new Set<unknown>([values].flat())] as const);
  return asked.length === 0 ? rows : rows.filter((row) => asked.every(([column, values]) => values.has(row[column])));
}

/** Rows apart by their value in a column, in the order in which the values first come, numbers with the column's label; all together where no column is named. */
export function splitRows(rows: readonly Row[], column: string | undefined, columns: Columns): readonly Share[] {
  if (column === undefined) return [{ label: '', rows }];
  const shares = new Map<string, Row[]>();
  for (const row of rows) {
    const value = row[column];
    // Rows that were made before there was such a column have nothing to be told apart by.
    const label = value === undefined ? '' : typeof value === 'number' ? `${columns[column]?.label ?? column} ${value}` : String(value ?? 'none');
    const share = shares.get(label);
    if (share) share.push(row);
    else shares.set(label, [row]);
  }
  return [...shares].map(([label, some]) => ({ label, rows: some }));
}

/** The panels of a figure: one for each named result and each value of the facet's column. */
export function facetsOf(spec: FigureSpec, rows: FigureRows, columns: Columns): readonly Share[] {
  const results: readonly Share[] = isRows(rows) ? [{ label: '', rows }] : Object.entries(rows).map(([label, some]) => ({ label, rows: some }));
  return results.flatMap((result) => {
    const shares = splitRows(rowsWhere(result.rows, spec.where), spec.facet, columns);
    // The only panel of a result needs no name besides the result's.
    return shares.map((share) => ({ label: [result.label, shares.length > 1 ? share.label : ''].filter((part) => part !== '').join(', '), rows: share.rows }));
  });
}

export const isRows = (rows: FigureRows): rows is readonly Row[] => Array.isArray(rows);

/** A column's label with its unit. Throws where the column is not one of the kind's. */
export function titleOf(columns: Columns, name: string): string {
  const column = columns[name];
  if (column === undefined) throw new Error(`missing column: ${name}`);
  return column.unit === undefined ? column.label : `${column.label} (${column.unit})`;
}
