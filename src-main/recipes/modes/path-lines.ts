/** What paths between two weights come to, in the lines of a table. */
import type { Row } from '../../../src-shared/kind';
import type { Published, TableLine } from '../../../src-shared/recipe';
import { lineBeside } from '../notes';
import type { Circumstances } from '../recipe';

/** The rows of a pair's paths: those of a curve between its ends, and those of the straight segment. */
export type Paths = readonly Row[];

export type PathName = 'curve' | 'straight segment';
type Measure = 'least' | 'greatest' | 'barrier' | 'barrierAt';

/** What a quantity comes to over a path; null where the path was not looked along, or has a hole in it. */
export function measureOf(rows: Paths, line: PathName, quantity: string, measure: Measure): number | null {
  const summary = rows.find((row) => row['part'] === 'summary' && row['line'] === line && row['quantity'] === quantity);
  return (summary?.[measure] as number | null | undefined) ?? null;
}

/** A measure of every pair, times a factor. */
export const measuresOf = (pairs: readonly Paths[], line: PathName, quantity: string, measure: Measure, times = 1): (number | null)[] =>
  pairs.map((rows) => {
    const value = measureOf(rows, line, quantity, measure);
    return value === null ? null : times * value;
  });

const both: readonly PathName[] = ['curve', 'straight segment'];

/** How high the training loss gets on both paths of every pair, and how far above the line between its ends, the segments' beside what was published of it. */
export const lossLines = (where: Circumstances, pairs: readonly Paths[], published?: readonly (Published | null)[]): TableLine[] => {
  const lines = (measure: 'greatest' | 'barrier') =>
    both.map((line) => ({ what: `Training loss, ${measure} along the ${line}`, ours: measuresOf(pairs, line, 'training loss', measure) }));
  const [onCurve, onSegment] = lines('barrier');
  return [...lines('greatest'), onCurve, lineBeside(where, onSegment, published)];
};

/** The errors on test images (per cent) along both paths of every pair, the greatest along curves beside what was published of it. */
export const errorLines = (where: Circumstances, pairs: readonly Paths[], published?: readonly (Published | null)[]): TableLine[] => [
  { what: 'Test error, least along the curve (%)', ours: measuresOf(pairs, 'curve', 'test error', 'least', 100) },
  lineBeside(where, { what: 'Test error, greatest along the curve (%)', ours: measuresOf(pairs, 'curve', 'test error', 'greatest', 100) }, published),
  { what: 'Test error, greatest along the straight segment (%)', ours: measuresOf(pairs, 'straight segment', 'test error', 'greatest', 100) },
];

/** Numbers to compare and to tell of; what was not measured is less and greater than nothing. */
export const numbers = (values: readonly (number | null)[]): number[] => values.map((value) => value ?? NaN);
