import { format, precisionFixed } from 'd3';
import type { Tick } from './scale';

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A power of ten as it is set in print: 10⁻³. */
export function powerOfTen(exponent: number): string {
  const digits = [...String(Math.abs(exponent))].map((digit) => superscripts[Number(digit)]).join('');
  return `10${exponent < 0 ? '⁻' : ''}${digits}`;
}

/** A number in a few significant digits, with a true minus sign and powers of ten where zeros would be many. */
export function formatNumber(value: number, digits = 3): string {
  if (value === 0) return '0';
  const exponent = Math.floor(Math.log10(Math.abs(value)) + 1e-9);
  if (exponent >= -3 && exponent < 5) return format(`.${Math.max(digits, exponent + 1)}~r`)(value);
  const factor = format(`.${digits}~r`)(value / 10 ** exponent);
  return factor === '1' ? powerOfTen(exponent) : `${factor}\u2009×\u2009${powerOfTen(exponent)}`;
}

/** Labels for evenly spaced ticks: as many digits as tell them apart, and no more. */
export function tickLabels(values: readonly number[]): Tick[] {
  const largest = Math.max(...values.map(Math.abs), 0);
  const step = values.length > 1 ? Math.abs(values[1] - values[0]) : largest;
  const plain = largest < 1e5 && (step >= 1e-4 || largest >= 1e-2);
  const fixed = plain && step > 0 ? format(`.${precisionFixed(step)}~f`) : undefined;
  const digits = step > 0 ? Math.max(3, Math.ceil(Math.log10(largest / step)) + 1) : 3;
  return values.map((value) => ({ value, label: value === 0 ? '0' : fixed ? fixed(value) : formatNumber(value, digits) }));
}

/** Ticks at 1, 2 and 5 times powers of ten (zero too, where an offset gives it a place), the rounder first, none nearer to another than `gap` of the axis. */
export function logTicks([from, to]: readonly [number, number], place: (value: number) => number, gap: number): Tick[] {
  const highest = Math.floor(Math.log10(Math.max(Math.abs(from), Math.abs(to))) + 1e-9);
  const lowest = from > 0 ? Math.floor(Math.log10(from)) : highest - 6;
  const exponents = Array.from({ length: highest - lowest + 1 }, (_, k) => highest - k);
  const stride = Math.max(1, Math.ceil((exponents.length * gap) / 1.2));
  const decades = exponents.filter((exponent) => exponent % stride === 0);
  const candidates = [
    ...(from <= 0 ? [0] : []),
    ...decades.map((exponent) => rounded(1, exponent)),
    ...(stride > 1 ? [] : [5, 2].flatMap((factor) => exponents.map((exponent) => rounded(factor, exponent)))),
  ];
  const kept: number[] = [];
  for (const value of candidates) {
    const at = place(value);
    if (at < -1e-9 || at > 1 + 1e-9) continue;
    if (kept.every((other) => Math.abs(place(other) - at) >= gap)) kept.push(value);
  }
  const powers = kept.some((value) => value >= 1e5 || (value > 0 && value < 1e-3));
  return kept.sort((a, b) => a - b).map((value) => ({ value, label: powers ? labelInPowers(value) : formatNumber(value) }));
}

// 5e-3 read from text is the number that people mean; 5 * 10 ** -3 need not be.
const rounded = (factor: number, exponent: number) => Number(`${factor}e${exponent}`);

function labelInPowers(value: number): string {
  if (value === 0) return '0';
  const exponent = Math.floor(Math.log10(value) + 1e-9);
  const factor = Math.round(value / 10 ** exponent);
  return factor === 1 ? powerOfTen(exponent) : `${factor}\u2009×\u2009${powerOfTen(exponent)}`;
}
