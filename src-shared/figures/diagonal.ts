import { dashes } from './colours';
import type { Box, Item } from './drawing';
import type { LegendEntry } from './legend';
import type { Paper } from './paper';
import type { Scale } from './scale';

const dotted = ({ lineWidth }: Paper): readonly number[] => dashes[2].map((part) => part * lineWidth);

/** What the legend says of the line on which x and y are equal. */
export const diagonalEntry = (label: string, paper: Paper): LegendEntry => ({ label, colour: paper.theme.faint, dash: dotted(paper) });

/** The line on which x and y are equal, as far as both axes go; nothing where they have no value in common. */
export function drawDiagonal(x: Scale, y: Scale, { left, top, width, height }: Box, paper: Paper): Item[] {
  const [from, to] = [Math.max(x.domain[0], y.domain[0]), Math.min(x.domain[1], y.domain[1])];
  if (from >= to) return [];
  const points = [from, to].flatMap((value) => [left + x.place(value) * width, top + (1 - y.place(value)) * height]);
  return [{ kind: 'path', lines: [points], stroke: paper.theme.faint, width: paper.lineWidth, dash: dotted(paper) }];
}
