/**
 * Shapes with one symbolic dimension: the batch. A dimension is a whole number; a negative one, -k, means k times the number
 * of examples that a run feeds, so [-1, 32, 32, 3] is a batch of images and [-1024, 3] its pixels. A program written so runs for any batch.
 */
export type Shape = readonly number[];

/** Product of all dimensions; negative (a multiple of the batch) if one of them is. */
export function sizeOf(shape: Shape): number {
  let size = 1;
  let symbolic = 0;
  for (const d of shape) {
    size *= d;
    if (d < 0) symbolic++;
  }
  if (symbolic > 1) throw new Error(`more than one batch dimension: ${showShape(shape)}`);
  return size;
}

/** The shape with the batch filled in. */
export const concrete = (shape: Shape, batch: number): number[] => shape.map((d) => (d < 0 ? -d * batch : d));

export const isSameShape = (a: Shape, b: Shape): boolean => a.length === b.length && a.every((d, i) => d === b[i]);

export const showShape = (shape: Shape): string => `[${shape.map((d) => (d < 0 ? (d === -1 ? 'batch' : `${-d}·batch`) : d)).join(', ')}]`;

export const hasBatch = (shape: Shape): boolean => shape.some((d) => d < 0);

/** The shape of two operands after NumPy's broadcasting; throws where they do not fit. */
export function broadcastShape(a: Shape, b: Shape): Shape {
  const rank = Math.max(a.length, b.length);
  const out: number[] = [];
  for (let i = 0; i < rank; i++) {
    const p = a[a.length - rank + i] ?? 1;
    const q = b[b.length - rank + i] ?? 1;
    if (p !== q && p !== 1 && q !== 1) throw new Error(`shapes do not broadcast: ${showShape(a)} and ${showShape(b)}`);
    out.push(p === 1 ? q : p);
  }
  return out;
}

/** The axes of `from` over which to sum so that it becomes `to` (the adjoint of broadcasting `to` to `from`). */
export function broadcastAxes(from: Shape, to: Shape): number[] {
  const lead = from.length - to.length;
  return from.flatMap((d, i) => (i < lead || (to[i - lead] === 1 && d !== 1) ? [i] : []));
}
