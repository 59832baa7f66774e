import type { Box, Item, Points } from './drawing';
import type { Paper } from './paper';
import type { Tick } from './scale';
import { capitalHeight, textWidth } from './text-size';

export interface ColourBar {
  readonly title: string;
  /** From the lowest up: where each colour starts, from 0 to 1. */
  readonly colours: readonly { readonly from: number; readonly colour: string }[];
  /** The colour of values above the end, where there are any. */
  readonly above?: string;
  readonly ticks: readonly (Tick & { readonly at: number })[];
}

const barWidth = 8;
const tickLength = 2.5;

const labelSize = (paper: Paper) => paper.fontSize * 0.875;
const widest = ({ ticks }: ColourBar, paper: Paper) => Math.max(0, ...ticks.map(({ label }) => textWidth(label, labelSize(paper))));
const gapOf = (paper: Paper) => paper.fontSize * 0.4;

/** How wide a colour bar is with its labels and its title, and the space before it. */
export function colourBarWidth(bar: ColourBar, paper: Paper): number {
  return gapOf(paper) * 4 + barWidth + tickLength + widest(bar, paper) + paper.fontSize * 1.1;
}

/** A colour bar at the right of its place, its title reading upwards; an arrow at its top stands for values that were cut. */
export function drawColourBar(bar: ColourBar, { left, top, height, width }: Box, paper: Paper): Item {
  const { theme } = paper;
  const gap = gapOf(paper);
  const x = left + width - colourBarWidth(bar, paper) + gap * 2;
  const right = x + barWidth;
  const arrow = bar.above === undefined ? 0 : barWidth * 0.8;
  const yAt = (at: number) => top + height - at * (height - arrow);
  const outline: Points = bar.above === undefined
    ? [x, yAt(0), x, yAt(1), right, yAt(1), right, yAt(0)]
    : [x, yAt(0), x, yAt(1), (x + right) / 2, top, right, yAt(1), right, yAt(0)];
  // Each colour is painted up to the top and covered by the next, so that no seam shows between two.
  const strips: Item[] = bar.colours.map(({ from, colour }): Item => ({ kind: 'polygon', points: [x, yAt(from), x, yAt(1), right, yAt(1), right, yAt(from)], fill: colour }));
  const tip: Item[] = bar.above === undefined ? [] : [{ kind: 'polygon', points: [x, yAt(1), (x + right) / 2, top, right, yAt(1)], fill: bar.above }];
  const size = labelSize(paper);
  const ticks = apart(bar.ticks, (size * 1.1) / (height - arrow));
  const titleX = right + tickLength + gap + widest(bar, paper) + gap + (paper.fontSize * capitalHeight) / 2;
  return {
    kind: 'group', name: 'colour-bar', items: [
      ...strips, ...tip,
      { kind: 'path', closed: true, lines: [outline], stroke: theme.ink, width: 0.5 },
      { kind: 'path', lines: ticks.map(({ at }) => [right, yAt(at), right + tickLength, yAt(at)]), stroke: theme.ink, width: 0.6 },
      ...ticks.map(({ at, label }): Item => ({ kind: 'text', text: label, x: right + tickLength + gap * 0.6, y: yAt(at), size, colour: theme.faint, weight: 400, anchor: 'start', baseline: 'middle' })),
      { kind: 'text', text: bar.title, x: titleX, y: top + height / 2, size: paper.fontSize, colour: theme.ink, weight: 400, anchor: 'middle', baseline: 'middle', rotation: -90 },
    ],
  };
}

/** The ticks that leave each other room for their labels, the highest kept first. */
function apart(ticks: ColourBar['ticks'], room: number): ColourBar['ticks'] {
  return ticks.reduceRight<ColourBar['ticks']>((kept, tick) => (kept.length === 0 || kept[0].at - tick.at >= room ? [tick, ...kept] : kept), []);
}
