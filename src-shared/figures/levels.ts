import type { FigureSpec } from '../figure';
import type { HeightScale } from './height-scale';
import { formatNumber } from './ticks';

/** A level of a contour plot. */
export interface Level {
  readonly value: number;
  readonly label: string;
}

/** Ascending levels above the lowest value: those asked for, or round numbers, 1, 2 and 5 times powers of ten on a logarithmic scale. */
export function chooseLevels({ levels }: Pick<FigureSpec, 'levels'>, { scale, cut }: HeightScale): Level[] {
  const [lowest, highest] = scale.domain;
  const chosen = levels ? [...levels].sort((a, b) => a - b) : scale.ticks.map(({ value }) => value).concat(cut === undefined ? [] : [cut]);
  const distinct = [...new Set(chosen)].sort((a, b) => a - b);
  const written = new Map(scale.ticks.map(({ value, label }) => [value, label]));
  return distinct.filter((value) => value > lowest && (value < highest || value === cut)).map((value) => ({ value, label: written.get(value) ?? formatNumber(value) }));
}
