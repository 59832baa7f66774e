/** What a figure of curves marks besides them, as its legend and its description say it. */
import type { FigureSpec } from '../figure';
import type { CurvePanel } from './curves';
import { diagonalEntry } from './diagonal';
import { dotEntry } from './dots';
import type { LegendEntry } from './legend';
import type { Paper } from './paper';
import { numberIn } from './rows';
import { formatNumber } from './ticks';
import { uprightEntry } from './uprights';

/** The legend's entries for lines and dots that are no curves; dots have their curve's colour where that is one. */
export function markEntries({ diagonal, uprights, dots }: FigureSpec, panels: readonly CurvePanel[], paper: Paper): LegendEntry[] {
  const colours = [...new Set(panels.flatMap(({ curves }) => curves.map(({ style }) => style.colour)))];
  return [
    ...(diagonal === undefined ? [] : [diagonalEntry(diagonal, paper)]),
    ...(uprights === undefined || uprights.at.length === 0 ? [] : [uprightEntry(uprights.label, paper)]),
    ...(dots === undefined ? [] : [dotEntry(dots.label, colours.length === 1 ? colours[0] : paper.theme.ink)]),
  ];
}

/** Sentences saying where upright lines and dots are. */
export function markSentences({ x, uprights, dots }: FigureSpec, panels: readonly CurvePanel[], xTitle: string): string[] {
  const dotted = dots ? panels.flatMap(({ curves }) => curves.flatMap(({ rows }) => rows.flatMap((row) => (row[dots.column] === true ? (numberIn(row, x) ?? []) : [])))) : [];
  const marked = [...(uprights ? [{ label: uprights.label, at: uprights.at }] : []), ...(dots ? [{ label: dots.label, at: dotted }] : [])];
  return marked.filter(({ at }) => at.length > 0).map(({ label, at }) => `${label}: at ${xTitle.toLowerCase()} ${[...new Set(at.map((value) => formatNumber(value, 4)))].join(', ')}.`);
}
