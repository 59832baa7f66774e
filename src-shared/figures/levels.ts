import { ticks } from 'd3';
import type { FigureSpec } from '../figure';
import type { HeightScale } from './height-scale';
import type { Scale } from './scale';
import { formatNumber, tickLabels } from './ticks';

/** A level of a contour plot. */
export interface Level {
  readonly value: number;
  readonly label: string;
}

/** Round numbers in each power of ten, ever closer to one another. */
const ROUND = [[1, 1.5, 2, 3, 5, 7], [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8]];

/** Fewer levels than this show little of a surface; of levels far apart, as 1, 2 and 5 are, it takes more. */
const FEW = 5;
const FEW_FAR_APART = 8;

/** Ascending levels above the lowest value: those asked for, or round numbers, 1, 2 and 5 times powers of ten on a logarithmic scale, closer ones where these are few. */
export function chooseLevels({ levels }: Pick<FigureSpec, 'levels'>, { scale, cut }: HeightScale): Level[] {
  const [lowest, highest] = scale.domain;
  const round = levels ? scale.ticks : roundLevels(scale);
  const chosen = levels ?? round.map(({ value }) => value).concat(cut === undefined ? [] : [cut]);
  const distinct = [...new Set(chosen)].sort((a, b) => a - b);
  const written = new Map(round.map(({ value, label }) => [value, label]));
  return distinct.filter((value) => value > lowest && (value < highest || value === cut)).map((value) => ({ value, label: written.get(value) ?? formatNumber(value) }));
}

function roundLevels({ kind, domain: [lowest, highest], ticks: marked }: Scale): readonly Level[] {
  const isInside = (value: number) => value > lowest && value < highest;
  if (kind !== 'log' || lowest <= 0 || (highest > 10 * lowest && marked.filter(({ value }) => isInside(value)).length >= FEW_FAR_APART)) return marked;
  const [from, to] = [lowest, highest].map((end) => Math.floor(Math.log10(end)));
  const decades = Array.from({ length: to - from + 1 }, (_, k) => from + k);
  const closer = ROUND.map((factors) => decades.flatMap((exponent) => factors.map((factor) => Number(`${factor}e${exponent}`))).filter(isInside)).find((some) => some.length >= FEW);
  // Over a small part of a power of ten, a logarithm is nearly straight.
  return closer ? closer.map((value) => ({ value, label: formatNumber(value) })) : tickLabels(ticks(lowest, highest, 2 * FEW));
}
