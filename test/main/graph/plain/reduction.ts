import { broadcastAt, eachPosition, indexOf, plain, sizeOf, tabulate } from './array';
import { oracle, type Oracle } from './oracle';

export const reduction: Record<string, Oracle> = {
  sum: oracle<{ axes: number[] }>(([x], { axes }) => {
    const kept = x.shape.map((_, i) => i).filter((i) => !axes.includes(i));
    const shape = kept.map((i) => x.shape[i]);
    const data = new Float64Array(sizeOf(shape));
    eachPosition(x.shape, (position, index) => (data[indexOf(shape, kept.map((i) => position[i]))] += x.data[index]));
    return plain(shape, data);
  }),
  count: oracle<{ axes: number[] }>(([x], { axes }) => plain([], [axes.reduce((n, axis) => n * x.shape[axis], 1)])),
  'broadcast-like': oracle(([x, like]) => tabulate(like.shape, (position) => broadcastAt(x, position))),
};
