import type { DrawingName, FigureSpec } from '../figure';
import { drawContour } from './contour';
import type { Drawing } from './drawing';
import { drawHeat } from './heat';
import { drawLines } from './lines';
import type { Paper } from './paper';
import type { View } from './projection';
import type { Columns, FigureRows } from './rows';
import { drawSurface } from './surface';

/** A drawing by name: the same rows on the same paper give the same drawing. */
export type Draw = (spec: FigureSpec, rows: FigureRows, columns: Columns, paper: Paper, view?: View) => Drawing;

/** The drawings there are. */
export const drawings: Readonly<Record<DrawingName, Draw>> = { surface: drawSurface, contour: drawContour, heat: drawHeat, lines: drawLines };

/**
 * The figure that a spec asks for, of one result's rows or of several results' by name.
 * Throws where the spec names a column that is not one of `columns`.
 */
export const draw: Draw = (spec, rows, columns, paper, view) => drawings[spec.draw](spec, rows, columns, paper, view);

export type { Drawing } from './drawing';
export { choosePaper, parseLength, venues, type Paper, type PaperChoice } from './paper';
export { defaultView, type View } from './projection';
export type { Columns, FigureRows } from './rows';
