type Point = readonly [a: number, b: number];

/** The points of a grid, a varying slowest, that holds a path with a margin on every side, given in lengths of the path's longer side. */
export function pointsAround(path: readonly Point[], side: number, margin: number): Point[] {
  const ends = ([0, 1] as const).map((axis) => {
    const along = path.map((point) => point[axis]);
    return [Math.min(...along), Math.max(...along)] as const;
  });
  const room = margin * Math.max(...ends.map(([low, high]) => high - low));
  const [as, bs] = ends.map(([low, high]) => Array.from({ length: side }, (_, i) => low - room + ((high - low + 2 * room) * i) / (side - 1)));
  return as.flatMap((a) => bs.map((b): Point => [a, b]));
}
