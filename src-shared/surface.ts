/** The rows of a landscape as the one surface, or line, that files for other programs hold. */
import type { Row } from './kind';
import { heightField } from './figures/height-field';
import { Refusal } from './refusal';

/** What is known at a point, by its column. */
export const measures = ['loss', 'accuracy', 'testLoss', 'testAccuracy'] as const;
export type Measure = (typeof measures)[number];

export interface Surface {
  /** Along the first direction, ascending. */
  readonly xs: readonly number[];
  /** Along the second; absent on a line. */
  readonly ys?: readonly number[];
  /** (ys, xs) row by row: the value at (xs[i], ys[j]) is entry j * xs.length + i, NaN where there is none. Measures without any value are absent. */
  readonly values: Readonly<Partial<Record<Measure, Float64Array>>>;
}

/** Which of several surfaces in an experiment. */
export interface WhichSurface {
  readonly repeat?: number;
  /** The name of the weights in the middle. */
  readonly around?: string;
}

/** What a row's column `point` says of points of the grid. */
const GRID = 'grid';

const gridOnly = (rows: readonly Row[]) => rows.filter(({ point = null }) => point === null || point === GRID);
const distinct = <T extends Row[string]>(rows: readonly Row[], column: string, isOne: (value: Row[string]) => value is T): T[] =>
  [...new Set(rows.map((row) => row[column] ?? null).filter(isOne))];

/** The repeats and the weights that rows tell apart: one surface for each of both. */
export const surfacesIn = (rows: readonly Row[]): { readonly repeats: readonly number[]; readonly arounds: readonly string[] } => ({
  repeats: distinct(rows, 'repeat', (value) => typeof value === 'number').sort((one, other) => one - other),
  arounds: distinct(rows, 'around', (value) => typeof value === 'string'),
});

/** The rows of one surface, with the named points of its plane. */
export const rowsOfOne = (rows: readonly Row[], { repeat, around }: WhichSurface): readonly Row[] =>
  rows.filter((row) => (repeat === undefined || row['repeat'] === repeat) && (around === undefined || row['around'] === around));

function chosen<T extends string | number>(among: readonly T[], wish: T | undefined, name: keyof WhichSurface, each: string): T | undefined {
  if (wish === undefined && among.length < 2) return among[0];
  if (wish !== undefined && among.includes(wish)) return wish;
  const listed = among.length === 0 ? 'there are none here' : `there ${among.length === 1 ? 'is' : 'are'} ${among.join(', ')}`;
  throw new Refusal(wish === undefined ? `A file holds one surface, and here is one for each ${each}: choose by "${name}"; ${listed}.` : `There is no surface for "${name}" ${wish}: ${listed}.`);
}

/** A surface as a landscape's rows, null where there is no value; `around` names what is in the middle. */
export function rowsOfSurface({ xs, ys, values }: Surface, around: string): Row[] {
  const at = (measure: Measure, k: number) => {
    const value = values[measure]?.[k] ?? NaN;
    return Number.isNaN(value) ? null : value;
  };
  return (ys ?? [null]).flatMap((b, j) => xs.map((a, i) => {
    const k = j * xs.length + i;
    return { a, b, loss: at('loss', k), accuracy: at('accuracy', k), testLoss: at('testLoss', k), testAccuracy: at('testAccuracy', k), point: GRID, repeat: 1, around };
  }));
}

/** One surface of a landscape's rows, in whatever order they came. Throws a Refusal where there is none, or several and none was chosen. */
export function surfaceOf(rows: readonly Row[], which: WhichSurface = {}): Surface {
  const { repeats, arounds } = surfacesIn(rows);
  const repeat = chosen(repeats, which.repeat, 'repeat', 'repeat');
  const around = chosen(arounds, which.around, 'around', 'of several weights');
  const own = gridOnly(rowsOfOne(rows, { ...(repeat !== undefined && { repeat }), ...(around !== undefined && { around }) }));
  if (own.length === 0) throw new Refusal('There are no rows yet of which a surface could be written.');
  const isLine = own.every(({ b = null }) => b === null);
  // Places read by a function: what was never told is to stay a hole.
  const fieldOf = (measure: Measure) => heightField(own, ({ a }) => a, isLine ? () => 0 : ({ b }) => b, measure);
  const { xs, ys } = fieldOf('loss');
  const known = measures.map((measure) => [measure, fieldOf(measure).values] as const).filter(([, values]) => values.some((value) => !Number.isNaN(value)));
  return { xs, ...(isLine ? {} : { ys }), values: Object.fromEntries(known) };
}
