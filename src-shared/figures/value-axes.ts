import { extent } from 'd3';
import type { FigureSpec } from '../figure';
import type { Axis } from './axis';
import type { Curve, CurvePanel } from './curves';
import type { Paper } from './paper';
import { numberIn, titleOf, type Columns } from './rows';
import { makeScale, type Scale } from './scale';
import { formatNumber } from './ticks';

export interface ValueAxes {
  readonly left: Axis;
  readonly right?: Axis;
}

/** The upright axes of a panel of curves; panels with the same columns share their scale. */
export function valueAxes(panel: CurvePanel, panels: readonly CurvePanel[], spec: FigureSpec, columns: Columns, paper: Paper): ValueAxes {
  const alike = panels.filter(({ left }) => left.join() === panel.left.join()).flatMap(({ curves }) => curves);
  const asked = [spec.y].flat();
  const isAsked = panel.left.every((column) => asked.includes(column));
  const [leftColour, rightColour] = paper.theme.lines;
  const left: Axis = {
    side: 'left', labelled: true, title: (isAsked ? spec.titles?.y : spec.titles?.right) ?? commonTitle(panel.left, columns),
    scale: valueScale(alike.filter(({ isRight }) => !isRight), isAsked ? spec : { bands: spec.bands }),
    ...(panel.right.length > 0 ? { colour: leftColour } : {}),
  };
  if (panel.right.length === 0) return { left };
  const scale = valueScale(alike.filter(({ isRight }) => isRight), { bands: spec.bands });
  return { left, right: { side: 'right', labelled: true, title: spec.titles?.right ?? commonTitle(panel.right, columns), scale, colour: rightColour } };
}

/**
 * Where to cut the left axis if nobody says: where a few of the values would press all others flat, as the loss before the first epoch does,
 * when batch norm knows nothing of the data yet. Never on a logarithmic axis.
 */
export function outlierTop(curves: readonly Curve[], { y, scale = 'linear' }: Pick<FigureSpec, 'y' | 'scale'>): number | undefined {
  if (scale === 'log') return undefined;
  const asked = [y].flat();
  const sorted = curves.filter(({ column }) => asked.includes(column)).flatMap(({ rows, column }) => numbers(rows, column)).sort((a, b) => a - b);
  if (sorted.length < 5) return undefined;
  const lowest = sorted[0];
  const usual = sorted[Math.floor(0.85 * (sorted.length - 1))] - lowest;
  const kept = sorted.findLast((value) => value - lowest <= 4 * usual) ?? lowest;
  return sorted[sorted.length - 1] - lowest > 4 * (kept - lowest) && kept > lowest ? kept : undefined;
}

/** What a reader must be told of values that have no place on the left axis, above it or on a logarithmic one: nothing where there are none. */
export function cutNote(curves: readonly Curve[], spec: FigureSpec, columns: Columns): string {
  return [aboveNote(curves, spec, columns), logNote(curves, spec, columns)].filter((sentence) => sentence !== '').join(' ');
}

function logNote(curves: readonly Curve[], { y, scale, offset = 0 }: FigureSpec, columns: Columns): string {
  if (scale !== 'log') return '';
  const left = new Set([y].flat().filter((column) => curves.some((curve) => curve.column === column && numbers(curve.rows, column).some((value) => value + offset <= 0))));
  return left.size === 0 ? '' : `Values of 0 and below, which a logarithmic scale has no place for, are left out: ${[...left].map((column) => titleOf(columns, column).toLowerCase()).join(', ')}.`;
}

function aboveNote(curves: readonly Curve[], { y, top }: FigureSpec, columns: Columns): string {
  if (top === undefined || top === null) return '';
  const asked = [y].flat();
  const [, highest = 0] = extent(curves.filter(({ column }) => asked.includes(column)).flatMap(({ rows, column }) => numbers(rows, column)));
  return highest > top ? `${commonTitle(asked, columns)} is cut at ${formatNumber(top)}; the highest value is ${formatNumber(highest)}.` : '';
}

type ScaleSpec = Pick<FigureSpec, 'scale' | 'offset' | 'top' | 'bands'>;

function valueScale(curves: readonly Curve[], { scale: kind = 'linear', offset = 0, top, bands = {} }: ScaleSpec): Scale {
  const values = curves.flatMap(({ rows, column }) => [column, ...(bands[column] ?? [])].flatMap((name) => numbers(rows, name)))
    .filter((value) => kind === 'linear' || value + offset > 0);
  const [low, high] = extent(values);
  if (low === undefined) return makeScale(kind === 'log' ? [1, 10] : [0, 1], { kind });
  const highest = top !== undefined && top !== null && top > low ? Math.min(top, high) : high;
  const isCut = highest < high;
  // Zero belongs on an axis that comes near it.
  const lowest = kind === 'linear' && low > 0 && low < 0.4 * highest ? 0 : low;
  return makeScale([lowest, highest], { kind, offset, nice: !isCut });
}

const numbers = (rows: Curve['rows'], column: string) => rows.flatMap((row) => numberIn(row, column) ?? []);

/** The words in which the titles of columns end alike ("Training loss", "Test loss": "Loss"), or all of them. */
function commonTitle(names: readonly string[], columns: Columns): string {
  const titles = names.map((name) => titleOf(columns, name).split(' '));
  const [first] = titles;
  let count = 0;
  while (count < first.length && titles.every((words) => words.at(-1 - count)?.toLowerCase() === first[first.length - 1 - count].toLowerCase())) count++;
  const words = first.slice(first.length - count).join(' ');
  // A unit alone says nothing.
  return words === '' || words.startsWith('(') ? names.map((name) => titleOf(columns, name)).join(', ') : words[0].toUpperCase() + words.slice(1);
}
