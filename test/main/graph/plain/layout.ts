import { at, plain, tabulate, type Plain } from './array';
import { oracle, type Oracle } from './oracle';

const resolved = (shape: readonly number[], batch: number) => shape.map((d) => (d < 0 ? -d * batch : d));

/** Which input holds the entry at `place` along the axis, and where in it. */
function partAt(inputs: readonly Plain[], axis: number, place: number): [Plain, number] {
  for (const input of inputs) {
    if (place < input.shape[axis]) return [input, place];
    place -= input.shape[axis];
  }
  throw new Error(`beyond the end: ${place}`);
}

const replaced = (position: readonly number[], axis: number, place: number) => position.map((p, i) => (i === axis ? place : p));

export const layout: Record<string, Oracle> = {
  constant: oracle<{ shape: number[]; values: number[] }>((_, { shape, values }) => plain(shape, values)),
  reshape: oracle<{ shape: number[] }>(([x], { shape }, batch) => plain(resolved(shape, batch), x.data)),
  transpose: oracle<{ order: number[] }>(([x], { order }) =>
    tabulate(order.map((axis) => x.shape[axis]), (position) => {
      const source: number[] = [];
      order.forEach((axis, i) => (source[axis] = position[i]));
      return at(x, source);
    }),
  ),
  concat: oracle<{ axis: number }>((inputs, { axis }) => {
    const length = inputs.reduce((n, x) => n + x.shape[axis], 0);
    return tabulate(replaced(inputs[0].shape, axis, length), (position) => {
      const [part, place] = partAt(inputs, axis, position[axis]);
      return at(part, replaced(position, axis, place));
    });
  }),
  slice: oracle<{ axis: number; start: number; size: number }>(([x], { axis, start, size }) =>
    tabulate(replaced(x.shape, axis, size), (position) => at(x, replaced(position, axis, position[axis] + start))),
  ),
  pad: oracle<{ paddings: [number, number][] }>(([x], { paddings }) =>
    tabulate(x.shape.map((d, i) => d + paddings[i][0] + paddings[i][1]), (position) => {
      const source = position.map((p, i) => p - paddings[i][0]);
      return source.every((p, i) => p >= 0 && p < x.shape[i]) ? at(x, source) : 0;
    }),
  ),
};
