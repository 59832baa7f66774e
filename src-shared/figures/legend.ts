import type { Box, Item } from './drawing';
import { dotAt } from './dots';
import type { Paper } from './paper';
import { lineHeight, textWidth } from './text-size';

/** What a line looks like, and what it stands for. */
export interface LegendEntry {
  readonly label: string;
  readonly colour: string;
  readonly dash: readonly number[];
  /** Whether it is a dot that stands for something, and not a line. */
  readonly isDot?: boolean;
  /** The colour on both sides of the line, where it has such a rim in the figure. */
  readonly rim?: string;
}

const sampleLength = 18;
const sampleGap = 4;
const labelSize = (paper: Paper) => paper.fontSize * 0.875;
const entryWidth = ({ label }: LegendEntry, paper: Paper) => sampleLength + sampleGap + textWidth(label, labelSize(paper));
const entryGap = (paper: Paper) => paper.fontSize * 1.4;

/** Entries in as few lines of the width as they fit, evenly filled where that fits too. */
function flow(entries: readonly LegendEntry[], width: number, paper: Paper): LegendEntry[][] {
  const lines: LegendEntry[][] = [];
  for (const entry of entries) {
    const last = lines.at(-1);
    if (last && lineWidth([...last, entry], paper) <= width) last.push(entry);
    else lines.push([entry]);
  }
  const perLine = Math.ceil(entries.length / lines.length);
  const even = lines.map((_, k) => entries.slice(k * perLine, (k + 1) * perLine));
  return even.every((line) => line.length > 0 && lineWidth(line, paper) <= width) ? even : lines;
}

const lineWidth = (entries: readonly LegendEntry[], paper: Paper) =>
  entries.reduce((sum, entry) => sum + entryWidth(entry, paper), (entries.length - 1) * entryGap(paper));

/** How high a legend of that width is; nothing where there is nothing to tell apart. */
export function legendHeight(entries: readonly LegendEntry[], width: number, paper: Paper): number {
  const lines = flow(entries, width, paper).length;
  return lines === 0 ? 0 : lines * labelSize(paper) * lineHeight + 3;
}

/** Samples of lines with their labels, in centred rows. */
export function drawLegend(entries: readonly LegendEntry[], { left, top, width }: Box, paper: Paper): Item {
  const size = labelSize(paper);
  const items = flow(entries, width, paper).flatMap((line, row) => {
    let x = left + Math.max(0, (width - lineWidth(line, paper)) / 2);
    const y = top + (row + 0.5) * size * lineHeight;
    return line.flatMap((entry): Item[] => {
      const start = x;
      x += entryWidth(entry, paper) + entryGap(paper);
      const lines = [[start, y, start + sampleLength, y]];
      return [
        ...(entry.rim === undefined ? [] : [{ kind: 'path', lines, stroke: entry.rim, width: paper.lineWidth + 1.6 } as const]),
        entry.isDot ? { kind: 'polygon', points: dotAt(start + sampleLength / 2, y, paper), fill: entry.colour } : { kind: 'path', lines, stroke: entry.colour, width: paper.lineWidth, dash: entry.dash },
        { kind: 'text', text: entry.label, x: start + sampleLength + sampleGap, y, size, colour: paper.theme.ink, weight: 400, anchor: 'start', baseline: 'middle' },
      ];
    });
  });
  return { kind: 'group', name: 'legend', items };
}
