import type { Box, Item } from './drawing';
import type { Paper } from './paper';
import { lineHeight, shorten, textWidth, wrapText } from './text-size';

/** What a figure asks of its paper, in points. */
export interface LayoutRequest {
  readonly title: string;
  /** What a reader must be told, below. */
  readonly note: string;
  /** One for each panel, above it. */
  readonly headings: readonly string[];
  /** What is kept free around the panels: left and right once in a row of panels, top and bottom for each row. */
  readonly insets: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  /** Between panels side by side. */
  readonly gap: number;
  /** Panels narrower than this go into a further row. */
  readonly narrowest: number;
  readonly heightOf: (panelWidth: number) => number;
  /** Whether panels are of no use higher than `heightOf` says, on paper that has more room: what is too much is left free above and below. */
  readonly keepsShape?: boolean;
  readonly legendHeight?: (width: number) => number;
  /** Free on the right, beside all panels. */
  readonly aside?: number;
}

export interface Layout {
  readonly height: number;
  readonly columns: number;
  readonly panels: readonly Box[];
  readonly legend: Box;
  readonly aside: Box;
  /** Title, headings and note. */
  readonly items: readonly Item[];
}

export const margin = 2;

const CLEARLY = 1.2;

/** Panels in rows of so many columns, and the room that this leaves each of them. */
interface Arrangement {
  readonly rows: number;
  readonly columns: number;
  readonly panelWidth: number;
  readonly panelHeight: number;
  /** The most that a panel could be high, of which some is left free where it is to keep its shape. */
  readonly most: number;
  readonly headings: ReturnType<typeof wrapHeadings>;
  readonly headingHeight: number;
}

/** Where title, legend, panels, what stands beside them and the note go. */
export function layOut(request: LayoutRequest, paper: Paper): Layout {
  const { insets, gap, aside = 0 } = request;
  const { fontSize, theme } = paper;
  const count = Math.max(1, request.headings.length);
  const width = paper.width - 2 * margin;
  const inside = width - aside - insets.left - insets.right;
  const noteSize = fontSize * 0.8;
  const titleLines = request.title === '' ? [] : wrapText(request.title, width, fontSize * 1.1, 600);
  const noteLines = request.note === '' ? [] : wrapText(request.note, width, noteSize);
  const titleHeight = titleLines.length * fontSize * 1.1 * lineHeight + (titleLines.length > 0 ? 3 : 0);
  const noteHeight = noteLines.length * noteSize * lineHeight + (noteLines.length > 0 ? 3 : 0);
  const legend = request.legendHeight?.(width) ?? 0;
  const legendHeight = legend + (legend > 0 && request.headings.some((heading) => heading !== '') ? fontSize * 0.5 : 0);
  const rowGap = fontSize * 0.8;
  const arrange = (rows: number): Arrangement => {
    const columns = Math.ceil(count / rows);
    const panelWidth = (inside - (columns - 1) * gap) / columns;
    const headings = wrapHeadings(request.headings, panelWidth + 0.7 * gap, fontSize);
    const headingLines = Math.max(...headings.lines.map((lines) => lines.length), 0);
    const headingHeight = headingLines > 0 ? headingLines * headings.size * lineHeight + 2 : 0;
    const natural = paper.height === undefined || request.keepsShape ? request.heightOf(panelWidth) : Infinity;
    const most = paper.height === undefined
      ? natural
      : Math.max(fontSize * 3, (paper.height - 2 * margin - titleHeight - noteHeight - legendHeight - (rows - 1) * rowGap) / rows - headingHeight - insets.top - insets.bottom);
    return { rows, columns, panelWidth, panelHeight: Math.min(natural, most), most, headings, headingHeight };
  };
  const mostColumns = Math.max(1, Math.floor((inside + gap) / (request.narrowest + gap)));
  const fewest = Math.ceil(count / mostColumns);
  // What keeps its shape goes into more rows where the paper has the height for them and it becomes clearly larger: side by side is easier to compare.
  const mostRows = request.keepsShape && paper.height !== undefined ? count : fewest;
  const choices = Array.from({ length: mostRows - fewest + 1 }, (_, k) => arrange(fewest + k));
  const { rows, columns, panelWidth, panelHeight, most, headings, headingHeight } = choices.reduce((best, one) => (one.panelHeight > CLEARLY * best.panelHeight ? one : best));
  const aroundPanels = headingHeight + insets.top + insets.bottom;
  const top = margin + titleHeight + legendHeight + ((most - panelHeight) * rows) / 2;
  const panels = Array.from({ length: count }, (_, k): Box => ({
    left: margin + insets.left + (k % columns) * (panelWidth + gap),
    top: top + Math.floor(k / columns) * (aroundPanels + panelHeight + rowGap) + headingHeight + insets.top,
    width: panelWidth, height: panelHeight,
  }));
  const bottom = top + rows * (aroundPanels + panelHeight + rowGap) - rowGap;
  const height = paper.height ?? bottom + noteHeight + margin;
  const centre = paper.width / 2;
  const items: Item[] = [
    ...titleLines.map((text, k): Item => ({ kind: 'text', text, x: centre, y: margin + k * fontSize * 1.1 * lineHeight, size: fontSize * 1.1, colour: theme.ink, weight: 600, anchor: 'middle', baseline: 'top' })),
    ...panels.flatMap(({ left, top: under }, k) => (headings.lines[k] ?? []).map((text, line, { length }): Item => ({
      kind: 'text', text, x: left + panelWidth / 2, y: under - insets.top - 1 - (length - line) * headings.size * lineHeight, size: headings.size, colour: theme.ink, weight: 600, anchor: 'middle', baseline: 'top',
    }))),
    ...noteLines.map((text, k): Item => ({ kind: 'text', text, x: margin, y: bottom + 3 + k * noteSize * lineHeight, size: noteSize, colour: theme.faint, weight: 400, anchor: 'start', baseline: 'top' })),
  ];
  return {
    height, columns, panels, items,
    legend: { left: margin, top: margin + titleHeight, width, height: legend },
    aside: { left: paper.width - margin - aside, top: top + headingHeight + insets.top, width: aside, height: bottom - top - headingHeight - insets.top - insets.bottom },
  };
}

/** Headings in lines that keep to their panels, all in one size: a smaller one where a word is wider than its panel. */
function wrapHeadings(headings: readonly string[], width: number, fontSize: number): { readonly lines: readonly (readonly string[])[]; readonly size: number } {
  const widest = Math.max(...headings.flatMap((heading) => heading.split(' ')).map((word) => textWidth(word, 1, 600)), 0);
  const size = Math.max(fontSize * 0.6, Math.min(fontSize, width / widest));
  return { size, lines: headings.map((heading) => wrapText(heading, width, size, 600).map((line) => shorten(line, width, size, 600))) };
}
