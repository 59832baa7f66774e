import { dashes } from './colours';
import type { Box, Item } from './drawing';
import type { LegendEntry } from './legend';
import type { Paper } from './paper';
import type { Scale } from './scale';

const dashed = ({ lineWidth }: Paper): readonly number[] => dashes[1].map((part) => (part * lineWidth) / 2);

/** What the legend says of upright lines. */
export const uprightEntry = (label: string, paper: Paper): LegendEntry => ({ label, colour: paper.theme.faint, dash: dashed(paper) });

/** Upright lines through a panel at places of its x axis; those beyond it are left out. */
export function drawUprights(at: readonly number[], x: Scale, { left, top, width, height }: Box, paper: Paper): Item[] {
  const [low, high] = x.domain;
  const lines = at.filter((value) => value >= low && value <= high).map((value) => [left + x.place(value) * width, top, left + x.place(value) * width, top + height]);
  return lines.length === 0 ? [] : [{ kind: 'path', lines, stroke: paper.theme.faint, width: paper.lineWidth * 0.6, dash: dashed(paper) }];
}
