import type { FigureSpec } from '../figure';
import type { HeightField } from './height-field';
import { makeScale, type Scale, type ScaleOptions } from './scale';
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
 * The common scale of several fields; where the palette diverges, as long below zero as above.
 * Where nobody says where to cut, values are cut if few of them would take three quarters of the axis, as the rim of a
 * loss surface does; on a logarithmic or diverging axis never.
 */
export function heightScale(fields: readonly HeightField[], spec: Pick<FigureSpec, 'scale' | 'offset' | 'top' | 'palette' | 'range'>, valueTitle: string, count = 5): HeightScale {
  const isDiverging = spec.palette === 'diverging';
  const { scale: kind = 'linear', offset = 0 } = isDiverging ? {} : spec;
  const { lowest, highest, hasUnplaced } = rangeOf(fields, kind === 'log' ? -offset : -Infinity);
  if (lowest > highest) return { scale: makeScale(kind === 'log' ? [1, 10] : [0, 1], { kind }), note: '' };
  if (spec.range) return rangedScale(spec.range, { lowest, highest }, { kind, offset, count }, valueTitle);
  const asked = spec.top === undefined && kind === 'linear' && !isDiverging ? outlierCut(fields, lowest, highest) : spec.top ?? undefined;
  const cut = asked !== undefined && asked < highest && asked > (isDiverging ? 0 : lowest) ? asked : undefined;
  const reach = cut ?? Math.max(Math.abs(lowest), Math.abs(highest));
  const scale = makeScale(isDiverging ? [-reach, reach] : [lowest, cut ?? highest], { kind, offset, count });
  const notes = [
    ...(cut === undefined ? [] : [`${valueTitle} is cut at ${formatNumber(cut)}; the highest value is ${formatNumber(highest)}.`]),
    ...logNotes(scale),
    ...(hasUnplaced ? ['Values without a logarithm are left out.'] : []),
  ];
  return { scale, ...(cut === undefined ? {} : { cut }), note: notes.join(' ') };
}

const logNotes = ({ kind, offset }: Scale): readonly string[] => (kind === 'log' ? [`Logarithmic scale${offset === 0 ? '' : `, log(z + ${formatNumber(offset)})`}.`] : []);

/** The range that was asked for, from the lowest value on where its own beginning has no logarithm. */
function rangedScale([from, to]: readonly [number, number], { lowest, highest }: Extent, options: ScaleOptions, valueTitle: string): HeightScale {
  const low = options.kind === 'log' && from + (options.offset ?? 0) <= 0 ? Math.min(lowest, to) : from;
  const scale = makeScale([low, to], options);
  const beyond = lowest < low || highest > to ? [`${valueTitle} from ${formatNumber(lowest)} to ${formatNumber(highest)} goes beyond the range shown, from ${formatNumber(low)} to ${formatNumber(to)}: what lies outside has the colour of its end.`] : [];
  return { scale, ...(highest > to ? { cut: to } : {}), note: [...beyond, ...logNotes(scale)].join(' ') };
}

interface Extent {
  readonly lowest: number;
  readonly highest: number;
}

/** The lowest and the highest value above a limit, and whether any lie at or below it. */
function rangeOf(fields: readonly HeightField[], limit: number): Extent & { readonly hasUnplaced: boolean } {
  let [lowest, highest, hasUnplaced] = [Infinity, -Infinity, false];
  for (const { values } of fields) {
    for (const value of values) {
      if (value > limit && value < lowest) lowest = value;
      if (value > limit && value > highest) highest = value;
      if (value <= limit) hasUnplaced = true;
    }
  }
  return { lowest, highest, hasUnplaced };
}

/** Between the calmest field's usual values and what the wildest needs to be seen at all, so that neither is flat or gone. */
function outlierCut(fields: readonly HeightField[], lowest: number, highest: number): number | undefined {
  const sorted = fields.map(({ values }) => values.filter(Number.isFinite).sort()).filter((values) => values.length > 0);
  const usual = Math.min(...sorted.map((values) => quantile(values, 0.9)));
  const needed = Math.max(...sorted.map((values) => quantile(values, 0.25)));
  const cut = Number(Math.max(usual, needed).toPrecision(1));
  return cut > lowest && highest - lowest > 4 * (cut - lowest) ? cut : undefined;
}

const quantile = (sorted: Float64Array, part: number) => sorted[Math.round(part * (sorted.length - 1))];
