/** Where a landscape lies in weight space: along which directions, and at which points. */
export interface Point {
  readonly a: number;
  readonly b: number;
}

/** A point that has a name, such as the other weights of a line. */
export interface NamedPoint extends Point {
  readonly name: string;
}

export interface Way {
  /** (parameters). The weights move by a times the first and b times the second, which is zero on a line. */
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** What goes along of the running statistics (statistics), where the way leads to other weights. */
  readonly statistics?: readonly [Float64Array, Float64Array];
  /** The grid's coordinates; on a line, only one along the second direction. */
  readonly as: readonly number[];
  readonly bs: readonly number[];
  /** Whether it is a plane. */
  readonly flat: boolean;
  /** Points that lie between those of the grid. */
  readonly named: readonly NamedPoint[];
  /** What should be known of it, as a sentence. */
  readonly said?: string;
}

/** All points of a way's grid, row by row. */
export const gridOf = ({ as, bs }: Way): Point[] => as.flatMap((a) => bs.map((b) => ({ a, b })));
