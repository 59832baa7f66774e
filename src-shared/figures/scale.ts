import { extent, scaleLinear, scaleLog } from 'd3';
import type { AxisPlace } from './drawing';
import { tickLabels, logTicks } from './ticks';

export interface Tick {
  readonly value: number;
  readonly label: string;
}

/** Where values lie between the two ends of an axis. */
export interface Scale {
  readonly kind: 'linear' | 'log';
  readonly offset: number;
  readonly domain: readonly [from: number, to: number];
  readonly ticks: readonly Tick[];
  /** 0 at the axis' start, 1 at its end, beyond for values outside; below any number where a logarithm does not exist. */
  readonly place: (value: number) => number;
}

export interface ScaleOptions {
  readonly kind?: 'linear' | 'log';
  readonly offset?: number;
  /** Ends at round numbers. */
  readonly nice?: boolean;
  /** About how many ticks. */
  readonly count?: number;
  /** Ticks at whole numbers only, for what is counted. */
  readonly whole?: boolean;
}

/** A scale over a domain, with ticks; a domain without extent is widened, one that a logarithm cannot take is refused as a bug. */
export function makeScale(domain: readonly [number, number], { kind = 'linear', offset = 0, nice = false, count = 5, whole = false }: ScaleOptions = {}): Scale {
  return kind === 'log' ? logScale(domain, offset, nice, count) : linearScale(domain, nice, count, whole);
}

/** The scale that just holds some values. */
export function extentScale(values: readonly number[], options?: ScaleOptions): Scale {
  const [low = 0, high = 1] = extent(values);
  return makeScale([low, high], options);
}

/** Whether a value lies between the two ends of an axis. */
export const isWithin = ({ place }: Scale, value: number): boolean => place(value) >= 0 && place(value) <= 1;

/** What of a scale a pointer's place needs to be read as a value. */
export const axisPlace = (column: string, title: string, { kind, offset, domain }: Scale): AxisPlace => ({ column, title, kind, offset, domain });

function linearScale([from, to]: readonly [number, number], nice: boolean, count: number, whole: boolean): Scale {
  const halfWidth = from === to ? Math.abs(from) * 0.5 || 0.5 : 0;
  const scale = scaleLinear().domain([from - halfWidth, to + halfWidth]);
  if (nice) scale.nice(count);
  const [low, high] = scale.domain();
  const ticks = scale.ticks(count).filter((value) => !whole || Number.isInteger(value));
  return { kind: 'linear', offset: 0, domain: [low, high], ticks: tickLabels(ticks), place: (value) => (value - low) / (high - low) };
}

function logScale([from, to]: readonly [number, number], offset: number, nice: boolean, count: number): Scale {
  if (!(from + offset > 0)) throw new Error(`no logarithm: ${from} + ${offset}`);
  const scale = scaleLog().domain(from === to ? [(from + offset) / 2, (to + offset) * 2] : [from + offset, to + offset]);
  if (nice && offset === 0) scale.nice();
  const [low, high] = scale.domain();
  const [start, extent] = [Math.log(low), Math.log(high / low)];
  const place = (value: number) => (value + offset > 0 ? (Math.log(value + offset) - start) / extent : -Infinity);
  const ends = [low - offset, high - offset] as const;
  const gap = 0.6 / count;
  const round = logTicks(ends, place, gap);
  return { kind: 'log', offset, domain: ends, ticks: round.length < 3 ? apart(tickLabels(scaleLinear().domain(ends).ticks(count)), place, gap) : round, place };
}

/** Those of ascending ticks that are not too near to one before. */
function apart(ticks: readonly Tick[], place: Scale['place'], gap: number): readonly Tick[] {
  const kept: Tick[] = [];
  for (const tick of ticks) if (kept.length === 0 || place(tick.value) - place(kept[kept.length - 1].value) >= gap) kept.push(tick);
  return kept;
}
