/** How flat a line is around a place on it. */
import type { Row } from '../../../src-shared/kind';

/** How much higher the mean of a column lies within a distance of a place than at the place itself. Throws where the place is no point of the line. */
export function meanRise(rows: readonly Row[], place: number, distance: number, column = 'loss'): number {
  const at = ({ a }: Row) => Math.abs(Number(a) - place);
  const middle = rows.find((row) => at(row) < 1e-9);
  if (!middle) throw new Error(`no point of the line at ${place}`);
  const values = rows.filter((row) => at(row) <= distance + 1e-9).map((row) => row[column]).filter((value) => typeof value === 'number');
  return values.reduce((sum, value) => sum + value, 0) / values.length - Number(middle[column]);
}
