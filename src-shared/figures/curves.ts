import type { FigureSpec } from '../figure';
import type { Row } from '../kind';
import { dashes } from './colours';
import type { CurveStyle } from './curve';
import type { LegendEntry } from './legend';
import type { Paper } from './paper';
import { isRows, numberIn, rowsWhere, splitRows, type Columns, type FigureRows, type Share } from './rows';

/** A curve of a panel: some rows' column, on the left or the right axis. */
export interface Curve {
  readonly rows: readonly Row[];
  readonly column: string;
  readonly isRight: boolean;
  readonly style: CurveStyle;
}

/** One panel of curves. */
export interface CurvePanel {
  readonly heading: string;
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly curves: readonly Curve[];
}

export interface Curves {
  readonly panels: readonly CurvePanel[];
  readonly legend: readonly LegendEntry[];
}

/**
 * Which curves a figure shows, and what they look like.
 * Series differ in colour, the columns of an axis in dash (the first solid); with one series, the left axis has the first colour and
 * the right axis the second. Several series with a right axis would leave open which axis a curve belongs to: its columns get panels of their own.
 */
export function chooseCurves(spec: FigureSpec, rows: FigureRows, columns: Columns, paper: Paper): Curves {
  const results: readonly Share[] = isRows(rows) ? [{ label: '', rows }] : Object.entries(rows).map(([label, some]) => ({ label, rows: some }));
  const [left, right] = [[spec.y].flat(), [...(spec.right ?? [])]].map((names) => withValues(names, results));
  const facets = facetsByValue(results, spec, columns);
  const series = [...new Set(facets.flatMap(({ shares }) => shares.map(({ label }) => label)))];
  const isSplit = right.length > 0 && series.length > 1;
  const parts = isSplit ? [{ left, right: [] }, { left: right, right: [] }] : [{ left, right }];
  const { lines, ink } = paper.theme;
  const styleOf = (label: string, k: number, isRight: boolean, ofAxis: number): CurveStyle => {
    const which = series.indexOf(label);
    const colour = series.length > 1 ? which : right.length > 0 ? (isRight ? 1 : 0) : k;
    const dash = series.length > 1 && ofAxis === 1 ? which : k;
    return { colour: lines[colour % lines.length], dash: dashes[dash % dashes.length].map((part) => part * paper.lineWidth), width: paper.lineWidth };
  };
  const panels = facets.flatMap(({ heading, shares }) => parts.map((part): CurvePanel => ({
    heading, ...part,
    curves: shares.flatMap(({ label, rows: some }) => [
      ...part.left.map((column, k): Curve => ({ rows: some, column, isRight: false, style: styleOf(label, k, false, part.left.length) })),
      ...part.right.map((column, k): Curve => ({ rows: some, column, isRight: true, style: styleOf(label, k, true, part.right.length) })),
    ]),
  })));
  const labelOf = (column: string) => columns[column]?.label ?? column;
  const entry = (label: string, { colour, dash }: CurveStyle): LegendEntry => ({ label, colour, dash });
  const inPanel = Math.max(...parts.map((part) => part.left.length));
  const ofAxis = (names: readonly string[], isRight: boolean) => names.map((column, k) => entry(labelOf(column), styleOf(series[0], k, isRight, names.length)));
  const ofSeries = series.map((name) => entry(name, styleOf(name, 0, false, inPanel)));
  const ofDashes = Array.from({ length: inPanel > 1 ? inPanel : 0 }, (_, k) => entry(
    commonStart(parts.flatMap((part) => part.left[k] ?? []).map(labelOf)), { ...styleOf(series[0], k, false, inPanel), colour: ink },
  ));
  const legend = series.length > 1 ? [...ofSeries, ...ofDashes] : left.length + right.length > 1 ? [...ofAxis(left, false), ...ofAxis(right, true)] : [];
  return { panels, legend };
}

/** Those columns that have a value in some row, such as losses of a set that was looked at; all of them where none has. */
function withValues(names: readonly string[], results: readonly Share[]): readonly string[] {
  const some = names.filter((name) => results.some(({ rows }) => rows.some((row) => numberIn(row, name) !== undefined)));
  return some.length > 0 ? some : names;
}

/** The words with which labels begin alike ("Test loss", "Test accuracy": "Test"), or all of them. */
function commonStart(labels: readonly string[]): string {
  const words = labels.map((label) => label.split(' '));
  let count = 0;
  while (words.every((some) => count < some.length && some[count] === words[0][count])) count++;
  return count > 0 ? words[0].slice(0, count).join(' ') : labels.join(', ');
}

interface Facet {
  readonly heading: string;
  readonly shares: readonly Share[];
}

/** Results by name are lines of one panel, unless a column already tells lines apart; then each is a panel. */
function facetsByValue(results: readonly Share[], spec: FigureSpec, columns: Columns): Facet[] {
  const asked = results.map(({ label, rows }) => ({ label, rows: rowsWhere(rows, spec.where) }));
  const isPanelEach = spec.series !== undefined && asked.length > 1;
  const facets = new Map<string, Share[]>();
  for (const result of asked) {
    for (const facet of splitRows(result.rows, spec.facet, columns)) {
      const heading = [isPanelEach ? result.label : '', facet.label].filter((part) => part !== '').join(', ');
      const shares = splitRows(facet.rows, spec.series, columns).map(({ label, rows }) => ({ label: spec.series === undefined ? result.label : label, rows }));
      facets.set(heading, [...(facets.get(heading) ?? []), ...shares]);
    }
  }
  return [...facets].map(([heading, shares]) => ({ heading, shares }));
}
