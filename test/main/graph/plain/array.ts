/** Numbers with a shape: all that the oracle computes with, by position, slowly and plainly. */
export interface Plain {
  readonly shape: readonly number[];
  readonly data: Float64Array;
}

export const sizeOf = (shape: readonly number[]): number => shape.reduce((n, d) => n * d, 1);

export function plain(shape: readonly number[], data: ArrayLike<number>): Plain {
  if (sizeOf(shape) !== data.length) throw new Error(`${data.length} numbers do not fill [${shape.join(', ')}]`);
  return { shape, data: data instanceof Float64Array ? data : Float64Array.from(data) };
}

/** Calls `visit` with every position of a shape in order of rows; the position is one array, changed between calls. */
export function eachPosition(shape: readonly number[], visit: (position: number[], index: number) => void): void {
  const position = shape.map(() => 0);
  const size = sizeOf(shape);
  for (let index = 0; index < size; index++) {
    visit(position, index);
    for (let axis = shape.length - 1; axis >= 0 && ++position[axis] === shape[axis]; axis--) position[axis] = 0;
  }
}

/** Numbers given by their position. */
export function tabulate(shape: readonly number[], entry: (position: readonly number[]) => number): Plain {
  const data = new Float64Array(sizeOf(shape));
  eachPosition(shape, (position, index) => (data[index] = entry(position)));
  return { shape, data };
}

/** Where a position lies in the data. */
export function indexOf(shape: readonly number[], position: readonly number[]): number {
  let index = 0;
  for (let axis = 0; axis < shape.length; axis++) index = index * shape[axis] + position[axis];
  return index;
}

export const at = (x: Plain, position: readonly number[]): number => x.data[indexOf(x.shape, position)];

/** The number that x shows at a position of a shape it is broadcast to. */
export function broadcastAt(x: Plain, position: readonly number[]): number {
  const lead = position.length - x.shape.length;
  let index = 0;
  for (let axis = 0; axis < x.shape.length; axis++) index = index * x.shape[axis] + (x.shape[axis] === 1 ? 0 : position[lead + axis]);
  return x.data[index];
}
