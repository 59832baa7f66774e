/** Where a landscape lies in weight space: along which directions, and at which points. */
export interface Point {
  readonly a: number;
  readonly b: number;
}

/** The points of a way, for one repeat after the other. */
export function* repeated(points: readonly Point[], repeats: number): Generator<Point & { readonly repeat: number }> {
  for (let repeat = 1; repeat <= repeats; repeat++) for (const point of points) yield { ...point, repeat };
}

export interface Way {
  /** (parameters). The weights move by a times the first and b times the second, which is zero on a line. */
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** What goes along of the running statistics (statistics), where the way leads to other weights. */
  readonly statistics?: readonly [Float64Array, Float64Array];
  readonly points: readonly Point[];
  /** Whether it is a plane. */
  readonly flat: boolean;
  /** What should be known of it, as a sentence. */
  readonly said?: string;
}
