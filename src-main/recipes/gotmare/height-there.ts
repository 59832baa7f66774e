import type { Row } from '../../../src-shared/kind';
import { measureOf, type PathName } from '../modes/path-lines';

/** How far a column lies above the straight line between its ends' values, at the t of a path where the training loss does so most; null where it has none there. */
export function heightThere(rows: readonly Row[], line: PathName, column: string): number | null {
  const points = rows.filter((row) => row['part'] === 'path' && row['line'] === line);
  const at = measureOf(rows, line, 'training loss', 'barrierAt');
  const valueAt = (t: number | null) => points.find((row) => row['t'] === t)?.[column];
  const [first, there, last] = [0, at, 1].map(valueAt);
  if (at === null || typeof first !== 'number' || typeof there !== 'number' || typeof last !== 'number') return null;
  return there - ((1 - at) * first + at * last);
}
