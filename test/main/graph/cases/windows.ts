import { averagePool } from '../../../../src-main/graph/ops/average-pool';
import { averagePoolGradient } from '../../../../src-main/graph/ops/average-pool-gradient';
import { conv2d } from '../../../../src-main/graph/ops/conv2d';
import { conv2dFilterGradient } from '../../../../src-main/graph/ops/conv2d-filter-gradient';
import { conv2dInputGradient } from '../../../../src-main/graph/ops/conv2d-input-gradient';
import { maxPool } from '../../../../src-main/graph/ops/max-pool';
import { maxPoolGradient } from '../../../../src-main/graph/ops/max-pool-gradient';
import { maxPoolPick } from '../../../../src-main/graph/ops/max-pool-pick';
import { symmetric, windowsAlong, type Window, type WindowPadding } from '../../../../src-main/graph/window';
import { apart, numbers, type Case } from './case';

interface Form {
  readonly of: string;
  /** Height, width, channels. */
  readonly image: readonly [number, number, number];
  readonly out?: number;
  readonly window: Window;
}

const form = (of: string, image: Form['image'], size: Window['size'], stride: number, padding: number | WindowPadding, out = 3): Form => ({
  of,
  image,
  out,
  window: { size, stride, padding: typeof padding === 'number' ? symmetric(padding) : padding },
});

const convolutions = [
  form('3x3, stride 1, padding 1', [4, 5, 2], [3, 3], 1, 1),
  form('3x3, stride 1, no padding', [4, 4, 2], [3, 3], 1, 0),
  form('3x3, stride 2, padding 1, even size', [4, 4, 2], [3, 3], 2, 1),
  form('3x3, stride 2, padding 1, odd size', [5, 5, 2], [3, 3], 2, 1),
  form('3x3, stride 2, padding 0 before and 1 after', [4, 6, 1], [3, 3], 2, [[0, 1], [0, 1]]),
  form('3x3, stride 2, padding 1 above and 2 at the right', [4, 4, 1], [3, 3], 2, [[1, 0], [0, 2]]),
  form('1x1, stride 1', [3, 3, 3], [1, 1], 1, 0),
  form('1x1, stride 2, even size', [4, 4, 2], [1, 1], 2, 0),
  form('1x1, stride 2, odd size', [5, 5, 2], [1, 1], 2, 0),
  form('5x5, stride 1, padding 2', [4, 4, 1], [5, 5], 1, 2, 2),
  form('4x2, stride 3, padding 1', [7, 5, 1], [4, 2], 3, 1, 2),
  form('the whole image', [3, 4, 2], [3, 4], 1, 0),
  form('one channel in and out', [4, 4, 1], [3, 3], 1, 1, 1),
];

const pools = [
  form('2x2, stride 2', [4, 4, 2], [2, 2], 2, 0),
  form('2x2, stride 2, odd size', [5, 5, 2], [2, 2], 2, 0),
  form('3x3, stride 2, overlapping', [5, 7, 2], [3, 3], 2, 0),
  form('2x2, stride 1', [3, 4, 2], [2, 2], 1, 0),
  form('the whole image', [4, 4, 3], [4, 4], 4, 0),
  form('2x2, stride 3, leaving gaps', [7, 7, 1], [2, 2], 3, 0),
];

const paddedPools = [
  ...pools,
  form('3x3, stride 2, padding 1, even size', [4, 4, 2], [3, 3], 2, 1),
  form('3x3, stride 2, padding 1, odd size', [5, 5, 2], [3, 3], 2, 1),
  form('3x3, stride 1, padding 1', [4, 3, 1], [3, 3], 1, 1),
  form('3x3, stride 2, padding 1 below and right', [4, 6, 1], [3, 3], 2, [[0, 1], [0, 1]]),
];

const outcome = ({ image, window }: Form) => [-1, windowsAlong([-1, ...image], 0, window), windowsAlong([-1, ...image], 1, window)];

export const windows: Record<string, readonly Case[]> = {
  conv2d: convolutions.map(({ of, image, out = 1, window }) => ({
    of,
    inputs: [numbers(-1, ...image), numbers(...window.size, image[2], out)],
    make: ([x, filter]) => conv2d(x, filter, window),
  })),
  'conv2d-input-gradient': convolutions.map((form) => ({
    of: form.of,
    inputs: [numbers(...form.window.size, form.image[2], form.out!), numbers(...outcome(form), form.out!), numbers(-1, ...form.image)],
    make: ([filter, dy, like]) => conv2dInputGradient(filter, dy, like, form.window),
    by: [0, 1],
  })),
  'conv2d-filter-gradient': convolutions.map((form) => ({
    of: form.of,
    inputs: [numbers(-1, ...form.image), numbers(...outcome(form), form.out!)],
    make: ([x, dy]) => conv2dFilterGradient(x, dy, form.window),
  })),
  'max-pool': paddedPools.map(({ of, image, window }) => ({ of, inputs: [apart(-1, ...image)], make: ([x]) => maxPool(x, window) })),
  'max-pool-gradient': paddedPools.map((form) => ({
    of: form.of,
    inputs: [apart(-1, ...form.image), numbers(...outcome(form), form.image[2])],
    make: ([x, dy]) => maxPoolGradient(x, maxPool(x, form.window), dy, form.window),
  })),
  'max-pool-pick': paddedPools.map(({ of, image, window }) => ({
    of,
    inputs: [apart(-1, ...image), numbers(-1, ...image)],
    make: ([x, d]) => maxPoolPick(x, maxPool(x, window), d, window),
  })),
  'average-pool': pools.map(({ of, image, window }) => ({ of, inputs: [numbers(-1, ...image)], make: ([x]) => averagePool(x, window) })),
  'average-pool-gradient': pools.map((form) => ({
    of: form.of,
    inputs: [numbers(...outcome(form), form.image[2]), numbers(-1, ...form.image)],
    make: ([dy, like]) => averagePoolGradient(dy, like, form.window),
    by: [0],
  })),
};
