/** `side` evenly spaced numbers from -reach to reach; the middle of an odd number of them is exactly 0. */
export const axis = (side: number, reach: number): number[] => Array.from({ length: side }, (_, i) => (reach * (2 * i - (side - 1))) / (side - 1));

/** The points of a square grid, row by row: a varies slowest. */
export function* grid(side: number, reach: number): Generator<{ readonly a: number; readonly b: number }> {
  const along = axis(side, reach);
  for (const a of along) for (const b of along) yield { a, b };
}
