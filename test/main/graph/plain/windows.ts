/** Convolution and pooling, each written as the list of places that meet in a window. */
import type { Window } from '../../../../src-main/graph/window';
import { at, eachPosition, indexOf, plain, sizeOf, tabulate, type Plain } from './array';
import { oracle, type Oracle } from './oracle';

const outputSize = (x: Plain, side: 0 | 1, { size, stride, padding }: Window) => Math.floor((x.shape[1 + side] + padding[side][0] + padding[side][1] - size[side]) / stride) + 1;

/** Calls `visit` for every place in the window at (row, column) that lies in the image, in order of rows. */
function eachPlace(image: readonly number[], { size, stride, padding }: Window, row: number, column: number, visit: (y: number, x: number, i: number, j: number) => void): void {
  for (let i = 0; i < size[0]; i++) {
    for (let j = 0; j < size[1]; j++) {
      const [y, x] = [row * stride + i - padding[0][0], column * stride + j - padding[1][0]];
      if (y >= 0 && y < image[1] && x >= 0 && x < image[2]) visit(y, x, i, j);
    }
  }
}

/** Adds up products that each concern one entry of images, filters and outcome; which two are known decides what is computed. */
function convolve(images: readonly number[], filters: readonly number[], outcome: readonly number[], window: Window, meet: (image: number, filter: number, out: number) => void): void {
  eachPosition(outcome, ([b, row, column, o], out) => {
    eachPlace(images, window, row, column, (y, x, i, j) => {
      for (let c = 0; c < images[3]; c++) meet(indexOf(images, [b, y, x, c]), indexOf(filters, [i, j, c, o]), out);
    });
  });
}

/** Where in x the largest entry of the window at a position of the outcome stands, the first of equals. */
function winner(x: Plain, window: Window, [b, row, column, c]: readonly number[]): number {
  let best = -1;
  eachPlace(x.shape, window, row, column, (y, z) => {
    const index = indexOf(x.shape, [b, y, z, c]);
    if (best < 0 || x.data[index] > x.data[best]) best = index;
  });
  return best;
}

const pooledShape = (x: Plain, window: Window) => [x.shape[0], outputSize(x, 0, window), outputSize(x, 1, window), x.shape[3]];

export const windows: Record<string, Oracle> = {
  conv2d: oracle<Window>(([x, filter], window) => {
    const shape = [x.shape[0], outputSize(x, 0, window), outputSize(x, 1, window), filter.shape[3]];
    const data = new Float64Array(sizeOf(shape));
    convolve(x.shape, filter.shape, shape, window, (image, weight, out) => (data[out] += x.data[image] * filter.data[weight]));
    return plain(shape, data);
  }),
  'conv2d-input-gradient': oracle<Window>(([filter, dy, like], window) => {
    const data = new Float64Array(sizeOf(like.shape));
    convolve(like.shape, filter.shape, dy.shape, window, (image, weight, out) => (data[image] += dy.data[out] * filter.data[weight]));
    return plain(like.shape, data);
  }),
  'conv2d-filter-gradient': oracle<Window>(([x, dy], window) => {
    const shape = [...window.size, x.shape[3], dy.shape[3]];
    const data = new Float64Array(sizeOf(shape));
    convolve(x.shape, shape, dy.shape, window, (image, weight, out) => (data[weight] += dy.data[out] * x.data[image]));
    return plain(shape, data);
  }),
  'max-pool': oracle<Window>(([x], window) => tabulate(pooledShape(x, window), (position) => x.data[winner(x, window, position)])),
  'max-pool-gradient': oracle<Window>(([x, , dy], window) => {
    const data = new Float64Array(x.data.length);
    eachPosition(dy.shape, (position, index) => (data[winner(x, window, position)] += dy.data[index]));
    return plain(x.shape, data);
  }),
  'max-pool-pick': oracle<Window>(([x, y, d], window) => tabulate(y.shape, (position) => d.data[winner(x, window, position)])),
  'average-pool': oracle<Window>(([x], window) =>
    tabulate(pooledShape(x, window), ([b, row, column, c]) => {
      let sum = 0;
      eachPlace(x.shape, window, row, column, (y, z) => (sum += at(x, [b, y, z, c])));
      return sum / (window.size[0] * window.size[1]);
    }),
  ),
  'average-pool-gradient': oracle<Window>(([dy, like], window) => {
    const data = new Float64Array(sizeOf(like.shape));
    eachPosition(dy.shape, ([b, row, column, c], index) => {
      eachPlace(like.shape, window, row, column, (y, z) => (data[indexOf(like.shape, [b, y, z, c])] += dy.data[index] / (window.size[0] * window.size[1])));
    });
    return plain(like.shape, data);
  }),
};
