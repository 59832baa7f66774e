/** `side` evenly spaced numbers from -reach to reach; the middle of an odd number of them is exactly 0. */
export const axis = (side: number, reach: number): number[] => Array.from({ length: side }, (_, i) => (reach * (2 * i - (side - 1))) / (side - 1));

/** The points of a square grid, row by row: a varies slowest. */
export function* grid(side: number, reach: number): Generator<{ readonly a: number; readonly b: number }> {
  const along = axis(side, reach);
  for (const a of along) for (const b of along) yield { a, b };
}

/** `points` evenly spaced numbers from one end to the other; rounding never keeps one from being exactly 0. */
export const span = (from: number, to: number, points: number): number[] =>
  Array.from({ length: points }, (_, i) => Math.round((1e12 * (from * (points - 1 - i) + to * i)) / (points - 1)) / 1e12 + 0);

/** The least number of points, from `points` on, with which a span has 0 and 1 among them; undefined where none up to 10000 does. */
export function pointsWithEnds(from: number, to: number, points: number): number | undefined {
  const isHit = (x: number, n: number) => {
    const place = ((x - from) * (n - 1)) / (to - from);
    return Math.abs(place - Math.round(place)) < 1e-9;
  };
  for (let n = points; n <= 10_000; n++) if ([0, 1].every((x) => x < from || x > to || isHit(x, n))) return n;
  return undefined;
}

/** `points` evenly spaced numbers over a stretch around 0, moved by less than half a step so that 0 is one of them. */
export function spanWithZero(from: number, to: number, points: number): number[] {
  const step = (to - from) / (points - 1);
  const before = Math.round(-from / step);
  return Array.from({ length: points }, (_, i) => step * (i - before));
}
