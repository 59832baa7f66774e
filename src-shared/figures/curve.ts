import type { Row } from '../kind';
import type { Item, Points } from './drawing';
import { numberIn } from './rows';

/** How a curve looks. */
export interface CurveStyle {
  readonly colour: string;
  readonly dash: readonly number[];
  readonly width: number;
}

type Place = (value: number) => number;

/** The runs of rows in which all columns have numbers (and `fits` them), in the order of x: where one has none, a curve has a gap. */
function runs(rows: readonly Row[], x: string, columns: readonly string[], fits: (value: number) => boolean): Row[][] {
  const sorted = rows.filter((row) => numberIn(row, x) !== undefined).sort((a, b) => (a[x] as number) - (b[x] as number));
  const found: Row[][] = [];
  let isOpen = false;
  for (const row of sorted) {
    const isWhole = columns.every((column) => fits(numberIn(row, column) ?? NaN));
    if (isWhole && isOpen) found[found.length - 1].push(row);
    else if (isWhole) found.push([row]);
    isOpen = isWhole;
  }
  return found;
}

/** A curve over x with gaps where values are missing; a value alone between two gaps is a dot. */
export function drawCurve(rows: readonly Row[], x: string, y: string, placeX: Place, placeY: Place, style: CurveStyle): Item[] {
  const parts = runs(rows, x, [y], (value) => Number.isFinite(placeY(value)));
  const lines = parts.filter((part) => part.length > 1).map((part) => thinned(part.flatMap((row) => [placeX(row[x] as number), placeY(row[y] as number)])));
  const dots = parts.filter((part) => part.length === 1).map(([row]) => dot(placeX(row[x] as number), placeY(row[y] as number), style.width));
  return [
    ...(lines.length === 0 ? [] : [{ kind: 'path', lines, stroke: style.colour, width: style.width, dash: style.dash } as const]),
    ...dots.map((points): Item => ({ kind: 'polygon', points, fill: style.colour })),
  ];
}

/** The band between two columns. */
export function drawBand(rows: readonly Row[], x: string, [low, high]: readonly [string, string], placeX: Place, placeY: Place, colour: string): Item[] {
  const lines = runs(rows, x, [low, high], (value) => Number.isFinite(placeY(value))).filter((part) => part.length > 1).map((part) => [
    ...part.flatMap((row) => [placeX(row[x] as number), placeY(row[low] as number)]),
    ...[...part].reverse().flatMap((row) => [placeX(row[x] as number), placeY(row[high] as number)]),
  ]);
  return lines.length === 0 ? [] : [{ kind: 'path', closed: true, lines, fill: colour, opacity: 0.18 }];
}

/** Many more points than paper can show are thinned to the first, lowest, highest and last in each tenth of a point. */
function thinned(points: Points): Points {
  const columnWidth = 0.1;
  const count = points.length / 2;
  if (count < 4000) return points;
  const kept: number[] = [];
  for (let from = 0; from < count;) {
    const column = Math.floor(points[2 * from] / columnWidth);
    let [to, low, high] = [from, from, from];
    while (to < count && Math.floor(points[2 * to] / columnWidth) === column) {
      if (points[2 * to + 1] < points[2 * low + 1]) low = to;
      if (points[2 * to + 1] > points[2 * high + 1]) high = to;
      to++;
    }
    for (const k of [...new Set([from, low, high, to - 1])].sort((a, b) => a - b)) kept.push(points[2 * k], points[2 * k + 1]);
    from = to;
  }
  return kept;
}

function dot(x: number, y: number, radius: number): Points {
  return Array.from({ length: 12 }, (_, k) => (k * Math.PI) / 6).flatMap((angle) => [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]);
}
