import { extent, quantileSorted } from 'd3';
import type { FigureSpec } from '../figure';
import type { HeightField } from './height-field';
import { makeScale, type Scale } from './scale';
import { formatNumber } from './ticks';

/** One scale for the values of all panels, and what had to be cut for it. */
export interface HeightScale {
  readonly scale: Scale;
  /** Values above were cut at this height. */
  readonly cut?: number;
  /** What a reader must be told: what was cut, in sentences. */
  readonly note: string;
}

/**
 * The common scale of several fields.
 * Where nobody says where to cut, values are cut if few of them would take three quarters of the axis, as the rim of a
 * loss surface does; on a logarithmic axis never.
 */
export function heightScale(fields: readonly HeightField[], spec: Pick<FigureSpec, 'scale' | 'offset' | 'top'>, valueTitle: string, count = 5): HeightScale {
  const { scale: kind = 'linear', offset = 0 } = spec;
  const placed = fields.flatMap(({ values }) => finite(values)).filter((value) => kind === 'linear' || value + offset > 0);
  if (placed.length === 0) return { scale: makeScale(kind === 'log' ? [1, 10] : [0, 1], { kind }), note: '' };
  const [lowest = 0, highest = 1] = extent(placed);
  const asked = spec.top === undefined && kind === 'linear' ? outlierCut(fields, lowest, highest) : spec.top ?? undefined;
  const cut = asked !== undefined && asked < highest && asked > lowest ? asked : undefined;
  const scale = makeScale([lowest, cut ?? highest], { kind, offset, count });
  const unplaced = kind === 'log' ? fields.some(({ values }) => values.some((value) => value + offset <= 0)) : false;
  const notes = [
    ...(cut === undefined ? [] : [`${valueTitle} is cut at ${formatNumber(cut)}; the highest value is ${formatNumber(highest)}.`]),
    ...(kind === 'log' ? [`Logarithmic scale${offset === 0 ? '' : `, log(z + ${formatNumber(offset)})`}.`] : []),
    ...(unplaced ? ['Values without a logarithm are left out.'] : []),
  ];
  return { scale, ...(cut === undefined ? {} : { cut }), note: notes.join(' ') };
}

/** Between the calmest field's usual values and what the wildest needs to be seen at all, so that neither is flat or gone. */
function outlierCut(fields: readonly HeightField[], lowest: number, highest: number): number | undefined {
  const sorted = fields.map(({ values }) => finite(values).sort((a, b) => a - b)).filter((values) => values.length > 0);
  const usual = Math.min(...sorted.map((values) => quantileSorted(values, 0.9) ?? lowest));
  const needed = Math.max(...sorted.map((values) => quantileSorted(values, 0.25) ?? lowest));
  const cut = Number(Math.max(usual, needed).toPrecision(1));
  return cut > lowest && highest - lowest > 4 * (cut - lowest) ? cut : undefined;
}

const finite = (values: Float64Array) => Array.from(values).filter(Number.isFinite);
