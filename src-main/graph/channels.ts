/** Images and one number per channel, done at once: forms that tfjs' WebAssembly kernels are quick at. */
import type { Eager, EagerTensor } from '../engine/eager';

/** f of images (batch, height, width, channels) and of one number per channel. Kernels repeat short rows slowly, so whole rows of pixels are made of the numbers. */
export function perChannel(tf: Eager, f: (a: EagerTensor, b: EagerTensor) => EagerTensor, images: EagerTensor, numbers: EagerTensor): EagerTensor {
  const [batch, height, width, channels] = images.shape as [number, number, number, number];
  return tf.reshape(f(tf.reshape(images, [batch * height, width * channels]), tf.tile(numbers, [width])), images.shape);
}

/** The sum over each image (batch, channels). Kernels bring the axes of a sum behind each other first; pooling does not need that. */
export function imageSums(tf: Eager, images: EagerTensor): EagerTensor {
  const [batch, height, width, channels] = images.shape as [number, number, number, number];
  const means = tf.avgPool(images as never, [height, width], 1, 'valid');
  return tf.mul(tf.reshape(means, [batch, channels]), height * width);
}

/** The sum over all images (channels). */
export const channelSums = (tf: Eager, images: EagerTensor): EagerTensor => tf.sum(imageSums(tf, images), 0);
