import type { FigureSpec } from '../figure';
import type { Row } from '../kind';
import { isRows, rowsWhere, type FigureRows } from './rows';

export interface Pooled {
  readonly spec: FigureSpec;
  readonly rows: FigureRows;
}

const lowest = (column: string) => `${column}, lowest`;
const highest = (column: string) => `${column}, highest`;

/**
 * Rows that differ only in the column that a figure pools, as one: the mean of every column drawn, and a band from the lowest to the highest.
 * Where one of them has a hole, so has the mean. A figure that pools nothing is given back as it is.
 */
export function poolRows(spec: FigureSpec, rows: FigureRows): Pooled {
  if (spec.pool === undefined) return { spec, rows };
  const drawn = [...[spec.y].flat(), ...(spec.right ?? [])];
  const pool = (some: readonly Row[]): Row[] => {
    const alike = new Map<string, Row[]>();
    for (const row of rowsWhere(some, spec.where)) {
      const key = JSON.stringify([spec.x, spec.series, spec.facet].map((column) => (column === undefined ? null : row[column] ?? null)));
      const share = alike.get(key);
      if (share) share.push(row);
      else alike.set(key, [row]);
    }
    return [...alike.values()].map((share) => Object.assign({}, share[0], ...drawn.map((column) => summary(share, column))) as Row);
  };
  return {
    spec: { ...spec, pool: undefined, bands: Object.fromEntries(drawn.map((column) => [column, [lowest(column), highest(column)] as const])) },
    rows: isRows(rows) ? pool(rows) : Object.fromEntries(Object.entries(rows).map(([name, some]) => [name, pool(some)])),
  };
}

function summary(rows: readonly Row[], column: string): Row {
  const values = rows.map((row) => row[column]).filter((value) => typeof value === 'number');
  if (values.length < rows.length) return { [column]: null, [lowest(column)]: null, [highest(column)]: null };
  return { [column]: values.reduce((sum, x) => sum + x, 0) / values.length, [lowest(column)]: Math.min(...values), [highest(column)]: Math.max(...values) };
}
