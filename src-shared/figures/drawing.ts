/** A drawing as a display list: what to paint, in order, in points (1/72 inch) from the top left. Writers make SVG, canvas or PDF of it. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Coordinates in a row: x0, y0, x1, y1, ... */
export type Points = readonly number[];

/** A closed, filled outline; a stroke in another colour than the fill draws its rim. */
export interface Polygon {
  readonly kind: 'polygon';
  readonly points: Points;
  readonly fill: string;
  readonly stroke?: string;
  readonly width?: number;
}

/** Lines, open or closed; closed ones are filled by the even-odd rule, so that inner rings are holes. */
export interface Path {
  readonly kind: 'path';
  readonly lines: readonly Points[];
  readonly closed?: boolean;
  readonly fill?: string;
  readonly stroke?: string;
  readonly width?: number;
  readonly dash?: readonly number[];
  readonly opacity?: number;
}

export type Anchor = 'start' | 'middle' | 'end';

export interface Text {
  readonly kind: 'text';
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly colour: string;
  readonly weight: 400 | 600;
  readonly anchor: Anchor;
  /** What of the letters stands at y: their feet, half the height of a capital, or the top of a capital. */
  readonly baseline: 'feet' | 'middle' | 'top';
  /** Clockwise, in degrees, about (x, y). */
  readonly rotation?: number;
  /** A colour painted around the letters, so that they stand out from what lies behind. */
  readonly halo?: string;
}

export interface Group {
  readonly kind: 'group';
  readonly name?: string;
  readonly clip?: Box;
  readonly items: readonly Item[];
}

export type Item = Polygon | Path | Text | Group;

/** One axis of a panel: what lies between its two ends, so that a pointer's place can be read as a value. */
export interface AxisPlace {
  readonly column: string;
  readonly title: string;
  readonly kind: 'linear' | 'log';
  readonly offset: number;
  readonly domain: readonly [from: number, to: number];
}

/** Where a panel's axes lie on the drawing. */
export interface PanelPlace {
  readonly label: string;
  readonly box: Box;
  readonly x: AxisPlace;
  readonly y: AxisPlace;
  readonly z?: AxisPlace;
  readonly right?: AxisPlace;
  /** Surfaces only: the box's coordinates (x, y, z, 1) to the drawing's (u, v, w), point (u/w, v/w), row by row (3, 4). */
  readonly projection?: readonly number[];
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly background: string;
  readonly font: string;
  /** What it shows, in a few words, and then in sentences, for those who cannot see it. */
  readonly title: string;
  readonly description: string;
  readonly panels: readonly PanelPlace[];
  readonly items: readonly Item[];
}
