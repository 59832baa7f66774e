import type { Row } from '../kind';
import type { Item, Points } from './drawing';
import type { LegendEntry } from './legend';
import type { Paper } from './paper';
import { numberIn } from './rows';

const radius = ({ fontSize }: Paper): number => fontSize * 0.24;

/** A disc as large as dots on curves are. */
export const dotAt = (x: number, y: number, paper: Paper): Points =>
  Array.from({ length: 20 }, (_, k) => (k * Math.PI) / 10).flatMap((angle) => [x + radius(paper) * Math.cos(angle), y + radius(paper) * Math.sin(angle)]);

/** What the legend says of dots on curves. */
export const dotEntry = (label: string, colour: string): LegendEntry => ({ label, colour, dash: [], isDot: true });

type Place = (value: number) => number;

/** Dots on a curve at the rows that are true in a column, rimmed so that they stand off the curve. */
export function drawDots(rows: readonly Row[], column: string, [x, y]: readonly [string, string], [placeX, placeY]: readonly [Place, Place], colour: string, paper: Paper): Item[] {
  return rows.filter((row) => row[column] === true).flatMap((row): Item[] => {
    const points = [placeX(numberIn(row, x) ?? NaN), placeY(numberIn(row, y) ?? NaN)];
    return points.every(Number.isFinite) ? [{ kind: 'polygon', points: dotAt(points[0], points[1], paper), fill: colour, stroke: paper.theme.background, width: paper.lineWidth * 0.6 }] : [];
  });
}
