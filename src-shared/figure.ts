/**
 * How a figure is asked for: which drawing, of which columns. Data, so that it can be stored, sent and edited.
 * The drawings themselves are pure functions in figures/.
 */
export type DrawingName = 'surface' | 'contour' | 'lines';

export interface FigureSpec {
  readonly draw: DrawingName;
  readonly title?: string;
  readonly x: string;
  /** The second axis of a surface or contour; for lines, the columns drawn on the left axis. */
  readonly y: string | readonly string[];
  /** The height of a surface, the value of a contour. */
  readonly z?: string;
  /** Columns drawn against a second axis on the right (lines only). */
  readonly right?: readonly string[];
  /** Only rows whose columns have these values. */
  readonly where?: Readonly<Record<string, string | number | boolean>>;
  /** Rows that differ in this column are different lines. */
  readonly series?: string;
  readonly scale?: 'linear' | 'log';
  /** Values above are cut at this height, and said so. */
  readonly top?: number;
}
