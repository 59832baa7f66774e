import type { FigureSpec, Threshold } from '../figure';
import { dashes } from './colours';
import type { Item, Points } from './drawing';
import type { HeightField } from './height-field';
import type { LegendEntry } from './legend';
import type { Paper } from './paper';
import type { Scale } from './scale';
import { formatNumber } from './ticks';

/** Magenta in a white rim, which no palette has; on white and black paper alike it can be read. */
export const thresholdColour = '#e5007d';
export const rimColour = '#ffffff';

/** The thresholds that values lie on both sides of, and what is to be said of the others. */
export interface Thresholds {
  readonly crossed: readonly Threshold[];
  readonly note: string;
}

/** Sorts a spec's thresholds by whether a line of theirs can be drawn; `isCut` says that what lies above the scale cannot be shown. */
export function chooseThresholds({ thresholds = [] }: FigureSpec, fields: readonly HeightField[], { place, domain }: Scale, isCut: boolean): Thresholds {
  let [low, high] = [Infinity, -Infinity];
  for (const { values } of fields) {
    for (const value of values) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  if (low > high) return { crossed: [], note: '' };
  const placeOf = ({ value }: Threshold) => (value > high ? 'above all values' : value < low || !Number.isFinite(place(value)) ? 'below all values' : isCut && value > domain[1] ? 'above the cut' : undefined);
  const outside = thresholds.flatMap((one) => (placeOf(one) === undefined ? [] : [`${nameOf(one)} lies ${placeOf(one)}.`]));
  return { crossed: thresholds.filter((one) => placeOf(one) === undefined), note: outside.join(' ') };
}

const nameOf = ({ value, label }: Threshold) => `${label} (${formatNumber(value)})`;

/** The dash of the k-th threshold, in points. */
export const thresholdDash = (k: number, paper: Paper): readonly number[] => dashes[1 + (k % (dashes.length - 1))].map((part) => part * paper.lineWidth);

/** What names the lines of thresholds. */
export const thresholdLegend = (crossed: readonly Threshold[], paper: Paper): readonly LegendEntry[] =>
  crossed.map((one, k) => ({ label: nameOf(one), colour: thresholdColour, dash: thresholdDash(k, paper) }));

/** The lines of the k-th threshold on flat paper. */
export function drawThreshold(lines: readonly Points[], k: number, paper: Paper): readonly Item[] {
  if (lines.length === 0) return [];
  return [
    { kind: 'path', lines, stroke: rimColour, width: paper.lineWidth + 1.4 },
    { kind: 'path', lines, stroke: thresholdColour, width: paper.lineWidth, dash: thresholdDash(k, paper) },
  ];
}
