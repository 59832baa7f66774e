/**
 * How a figure is asked for: which drawing, of which columns. Data, so that it can be stored, sent and edited.
 * The drawings themselves are pure functions in figures/.
 */
export type DrawingName = 'surface' | 'contour' | 'heat' | 'lines';

/** A point worth pointing out on a contour plot, in the units of its axes. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly label?: string;
}

type Plain = string | number | boolean;

/** Rows whose columns have these values, or one of several. */
export type Where = Readonly<Record<string, Plain | readonly Plain[]>>;

/** A line with points over a contour plot or heat map, in the columns of its axes; or several. */
export interface PathSpec {
  /** The rows along it, in their order: those whose columns have these values. They are of no grid and name no place. */
  readonly where: Where;
  /** Rows that differ in this column are different paths, each in its own ink and named in a legend. */
  readonly series?: string;
  /** One name for all of them; they then look alike. */
  readonly name?: string;
  /** A column that is true for points to set apart. */
  readonly marked?: string;
  /** A column with how far each point lies from what is drawn: the figure tells the greatest of each path, and each where it is read. */
  readonly off?: string;
  /** Whether a disc stands at every point; absent: yes. */
  readonly discs?: boolean;
  /** Whether it is a thin dashed line. */
  readonly dashed?: boolean;
}

/** A height worth pointing out, such as the loss before training: an iso-line of its own. */
export interface Threshold {
  readonly value: number;
  readonly label: string;
}

export interface FigureSpec {
  readonly draw: DrawingName;
  readonly title?: string;
  /** What must be known of the values, in sentences: it stands among the figure's notes. */
  readonly caption?: string;
  /** Only for setups whose named fields have one of these answers; a list counts as true where something is in it. */
  readonly when?: Readonly<Record<string, readonly (string | number | boolean)[]>>;
  readonly x: string;
  /** The second axis of a surface, contour or heat map; for lines, the columns drawn on the left axis. */
  readonly y: string | readonly string[];
  /** The height of a surface, the value of a contour or of a heat map's cells. */
  readonly z?: string;
  /** Columns drawn against a second axis on the right (lines only). */
  readonly right?: readonly string[];
  /** Only rows whose columns have these values. */
  readonly where?: Where;
  /** Rows that differ in this column are different lines. */
  readonly series?: string;
  /** Rows that differ only in this column are one point of a line: their mean, in a band from the lowest to the highest (lines only). */
  readonly pool?: string;
  /** Rows that differ in this column are panels side by side, on one scale. */
  readonly facet?: string;
  /** The scale of the height, the levels or the left axis. */
  readonly scale?: 'linear' | 'log';
  /** Added to values before their logarithm is taken, so that zero has a place: log(z + offset). */
  readonly offset?: number;
  /** Values above are cut at this height, and said so. Absent: chosen where a few outliers would hide the rest; null: never cut. */
  readonly top?: number | null;
  /** The colours of a heat map: from low to high, or from below zero through zero to above. */
  readonly palette?: 'sequential' | 'diverging';
  /** The levels of a contour plot, ascending. */
  readonly levels?: readonly number[];
  /** What lies on the floor under a surface. */
  readonly floor?: 'contours';
  /** Points to mark on a contour plot (absent: the origin, where there are neither spots nor a path) or a heat map. */
  readonly marks?: readonly Mark[];
  /** Rows to mark on a surface's floor, contour plot or heat map with the text that they have in this column; the grid is drawn of those that have `except` in it. */
  readonly spots?: { readonly column: string; readonly except: string };
  /** Heights drawn as lines of their own, with their names, on surfaces and contour plots. */
  readonly thresholds?: readonly Threshold[];
  /** The values between which the colours of a heat map or the levels of contours run; those beyond take the last colour, and the figure says so. Absent: those that there are. */
  readonly range?: readonly [low: number, high: number];
  /** Paths over a contour plot or heat map; a surface is drawn without them. */
  readonly path?: PathSpec | readonly PathSpec[];
  /** For a column of lines, the two columns between which a band is drawn behind it. */
  readonly bands?: Readonly<Record<string, readonly [low: string, high: string]>>;
  /** Places along x that upright lines mark, and what they mark (lines only). */
  readonly uprights?: { readonly at: readonly number[]; readonly label: string };
  /** A column that is true for rows whose points on the curves are dots, and what dots stand for (lines only). */
  readonly dots?: { readonly column: string; readonly label: string };
  /** What it means that x and y are equal: that line is drawn behind the curves under this name (lines only). */
  readonly diagonal?: string;
  /** Titles of the axes, where the columns' labels will not do. */
  readonly titles?: { readonly x?: string; readonly y?: string; readonly z?: string; readonly right?: string };
}
