/** Which examples come when, and how each is augmented: integers that are fed to the device, which does the cropping. */
import { stream } from '../../src-shared/math/random';

/** The numbers 0 ... count-1 in the order in which an epoch visits them. */
export const epochOrder = (seed: number, epoch: number, count: number): Int32Array => stream(seed, `order of epoch ${epoch}`).permutation(count);

export interface Augmentation {
  /** Pixels of zeros added on each side before cropping back; 0: no cropping. */
  readonly pad: number;
  /** Whether every second image, at random, is mirrored. */
  readonly flip: boolean;
}

/** For each image of a batch: the first row and column of its crop in the padded image (0 ... 2 pad), and whether it is mirrored (0 or 1). */
export interface AugmentationDraws {
  readonly top: Int32Array;
  readonly left: Int32Array;
  readonly flip: Int32Array;
}

/**
 * How the examples with these numbers, of a training set of count, are cropped and mirrored in an epoch: each by its own number, so
 * that neither the batch size nor the order matters.
 */
export function augmentationDraws(seed: number, epoch: number, indices: Int32Array, count: number, { pad, flip }: Augmentation): AugmentationDraws {
  const draws = stream(seed, 'augmentation');
  const places = 2 * pad + 1;
  const out = { top: new Int32Array(indices.length), left: new Int32Array(indices.length), flip: new Int32Array(indices.length) };
  for (let i = 0; i < indices.length; i++) {
    const draw = draws.integer(epoch * count + indices[i], 2 * places * places);
    out.top[i] = Math.floor(draw / 2 / places);
    out.left[i] = (draw >> 1) % places;
    out.flip[i] = flip ? draw & 1 : 0;
  }
  return out;
}
