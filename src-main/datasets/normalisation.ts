import type { Images, Normalisation } from './dataset';

/**
 * Constants that papers normalise with, in units of full brightness: `cifar` as Garipov et al. (2018) for their residual networks,
 * `li` as Li et al. (2018), `imagenet` as Garipov et al. for VGG.
 */
export const normalisations = {
  cifar: { mean: [0.4914, 0.4822, 0.4465], deviation: [0.2023, 0.1994, 0.201] },
  li: { mean: [125.3 / 255, 123 / 255, 113.9 / 255], deviation: [63 / 255, 62.1 / 255, 66.7 / 255] },
  imagenet: { mean: [0.485, 0.456, 0.406], deviation: [0.229, 0.224, 0.225] },
} as const satisfies Readonly<Record<string, Normalisation>>;

/** A paper's constants, nothing (`none`), or the source's own mean and deviation (`own`). */
export type NormalisationName = keyof typeof normalisations | 'none' | 'own';

/** Leaves values between 0 and 1. */
export const identity = (channels: number): Normalisation => ({ mean: new Array<number>(channels).fill(0), deviation: new Array<number>(channels).fill(1) });

/** Mean and deviation of each channel of images (... x channels); a channel that never changes keeps a deviation of 1. */
export function measured(images: Images, channels: number): Normalisation {
  if (images instanceof Float32Array) return identity(channels);
  const counts = Array.from({ length: channels }, () => new Float64Array(256));
  for (let i = 0; i < images.length; ) for (let c = 0; c < channels; c++) counts[c][images[i++]]++;
  const pixels = images.length / channels;
  const mean = counts.map((histogram) => histogram.reduce((sum, count, value) => sum + count * value, 0) / pixels / 255);
  const deviation = counts.map((histogram, c) => Math.sqrt(histogram.reduce((sum, count, value) => sum + count * (value / 255 - mean[c]) ** 2, 0) / pixels) || 1);
  return { mean, deviation };
}
