/** Windows sliding over images: sizes, strides, paddings, and how TensorFlow calls them. */
import type { Attribute } from '../engine/tensorflow/graph-writer';
import type { Shape } from './shape';

/** Rows and columns of padding: before and after. PyTorch's padding p is [[p, p], [p, p]]. */
export type WindowPadding = readonly [readonly [number, number], readonly [number, number]];

export interface Window {
  readonly size: readonly [number, number];
  readonly stride: number;
  readonly padding: WindowPadding;
}

/** The same padding on all sides: unlike TensorFlow's SAME, which at stride 2 pads less before than after. */
export const symmetric = (p: number): WindowPadding => [[p, p], [p, p]];

/** How many windows fit along rows (0) or columns (1) of an image (batch, height, width, channels); throws where none does. */
export function windowsAlong(shape: Shape, side: 0 | 1, { size, stride, padding }: Window): number {
  const n = Math.floor((shape[1 + side] + padding[side][0] + padding[side][1] - size[side]) / stride) + 1;
  if (n < 1) throw new Error(`window of ${size[side]} does not fit: ${shape[1 + side]}`);
  return n;
}

/** TensorFlow's attributes for a window over an image; SAME and VALID where they mean the same, since kernels know them best. */
export function windowAttributes(shape: Shape, window: Window): Record<string, Attribute> {
  const { stride, padding } = window;
  const same = ([0, 1] as const).every((side) => {
    const total = Math.max((Math.ceil(shape[1 + side] / stride) - 1) * stride + window.size[side] - shape[1 + side], 0);
    return padding[side][0] === Math.floor(total / 2) && padding[side][1] === total - Math.floor(total / 2);
  });
  const valid = padding.flat().every((p) => p === 0);
  const how: Record<string, Attribute> = valid
    ? { padding: { string: 'VALID' } }
    : same
      ? { padding: { string: 'SAME' } }
      : { padding: { string: 'EXPLICIT' }, explicit_paddings: { ints: [0, 0, ...padding.flat(), 0, 0] } };
  return { strides: { ints: [1, stride, stride, 1] }, data_format: { string: 'NHWC' }, ...how };
}
