import type { Box, Item, Points } from './drawing';
import type { Paper } from './paper';
import type { Scale } from './scale';
import { capitalHeight, textWidth } from './text-size';

export type Side = 'left' | 'right' | 'bottom';

/** One axis of a flat panel; without a title and labels where a neighbour bears them. */
export interface Axis {
  readonly side: Side;
  readonly scale: Scale;
  readonly title: string;
  readonly labelled: boolean;
  /** Of title and labels, where they must say which curves they belong to. */
  readonly colour?: string;
}

const tickLength = 2.5;
const labelSize = (paper: Paper) => paper.fontSize * 0.875;
const gapOf = (paper: Paper) => paper.fontSize * 0.3;

/** How far an axis with its labels and title reaches out of its panel. */
export function axisReach({ side, scale, title, labelled }: Axis, paper: Paper): number {
  if (!labelled) return tickLength;
  const size = labelSize(paper);
  const labels = side === 'bottom' ? size * capitalHeight : Math.max(0, ...scale.ticks.map(({ label }) => textWidth(label, size)));
  const gap = gapOf(paper);
  return tickLength + gap + labels + (title === '' ? 0 : 1.5 * gap + paper.fontSize * 0.95);
}

/** How far the outermost label of an axis may reach beyond the panel's corner. */
export function labelOverhang({ scale }: Axis, paper: Paper): number {
  return Math.max(0, ...scale.ticks.map(({ label, value }) => (scale.place(value) > 0.9 ? textWidth(label, labelSize(paper)) / 2 : 0)));
}

/** An axis along a side of a panel: ticks, labels, title. */
export function drawAxis(axis: Axis, { left, top, width, height }: Box, paper: Paper): Item[] {
  const { side, scale, title, labelled } = axis;
  const { theme, fontSize } = paper;
  const size = labelSize(paper);
  const gap = gapOf(paper);
  const colour = axis.colour ?? theme.ink;
  const out = side === 'left' ? -1 : 1;
  const ticks: Points[] = [];
  const texts: Item[] = [];
  for (const { value, label } of scale.ticks) {
    const at = scale.place(value);
    if (side === 'bottom') {
      const [x, y] = [left + at * width, top + height];
      ticks.push([x, y, x, y + tickLength]);
      texts.push({ kind: 'text', text: label, x, y: y + tickLength + gap, size, colour: axis.colour ?? theme.faint, weight: 400, anchor: 'middle', baseline: 'top' });
    } else {
      const [x, y] = [side === 'left' ? left : left + width, top + (1 - at) * height];
      ticks.push([x, y, x + out * tickLength, y]);
      texts.push({ kind: 'text', text: label, x: x + out * (tickLength + gap), y, size, colour: axis.colour ?? theme.faint, weight: 400, anchor: side === 'left' ? 'end' : 'start', baseline: 'middle' });
    }
  }
  const lines: Item = { kind: 'path', lines: ticks, stroke: colour, width: 0.6 };
  if (!labelled) return [lines];
  const reach = axisReach(axis, paper);
  const half = (fontSize * capitalHeight) / 2;
  const written: Item = side === 'bottom'
    ? { kind: 'text', text: title, x: left + width / 2, y: top + height + tickLength + 2.5 * gap + size * capitalHeight, size: fontSize, colour, weight: 400, anchor: 'middle', baseline: 'top' }
    : { kind: 'text', text: title, x: (side === 'left' ? left : left + width) + out * (reach - half - (side === 'left' ? 0 : fontSize * 0.2)), y: top + height / 2, size: fontSize, colour, weight: 400, anchor: 'middle', baseline: 'middle', rotation: -90 };
  return [lines, ...texts, ...(title === '' ? [] : [written])];
}
