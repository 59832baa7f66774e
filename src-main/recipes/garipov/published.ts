/** What Garipov et al. 2018 publish, as the README of their code has it. */
import type { Published } from '../../../src-shared/recipe';
import type { PaperNetwork } from './networks';

/** Least and greatest of the training loss (with the weight-decay term, on augmented images) and of the test error in per cent. */
export interface Range {
  readonly loss: readonly [least: Published, greatest: Published];
  readonly error: readonly [least: Published, greatest: Published];
}

export type Line = 'single' | 'bezier' | 'chain';

const seen = (value: number): Published => ({ value, evidence: 'V' });
const range = (least: number, greatest: number, leastError: number, greatestError: number): Range => ({ loss: [seen(least), seen(greatest)], error: [seen(leastError), seen(greatestError)] });

const curves: Readonly<Record<string, Readonly<Record<PaperNetwork['key'], Readonly<Record<Line, Range>>>>>> = {
  cifar10: {
    vgg: { single: range(0.24, 0.24, 6.79, 6.94), bezier: range(0.14, 0.24, 6.79, 7.75), chain: range(0.16, 0.27, 6.79, 8.08) },
    preresnet: { single: range(0.18, 0.18, 4.75, 4.76), bezier: range(0.09, 0.18, 4.45, 4.97), chain: range(0.11, 0.18, 4.39, 5.13) },
    wrn: { single: range(0.08, 0.09, 3.69, 3.73), bezier: range(0.05, 0.09, 3.49, 3.88), chain: range(0.05, 0.1, 3.53, 4.29) },
  },
  cifar100: {
    vgg: { single: range(0.89, 0.89, 27.5, 27.5), bezier: range(0.48, 0.89, 27.4, 30.1), chain: range(0.59, 1.05, 27.1, 30.8) },
    preresnet: { single: range(0.49, 0.49, 21.6, 21.7), bezier: range(0.26, 0.49, 21.3, 23.4), chain: range(0.3, 0.49, 21.4, 23.6) },
    wrn: { single: range(0.2, 0.21, 18.6, 18.9), bezier: range(0.11, 0.21, 18.3, 19.2), chain: range(0.13, 0.21, 18.4, 19) },
  },
};

/** Of a network on a dataset, by its source; undefined where nothing is published of it. */
export const publishedCurves = (source: string, { key }: PaperNetwork): Readonly<Record<Line, Range>> | undefined => curves[source]?.[key];

/** Test accuracy in per cent of one network, and of the ensemble from the same number of epochs (one budget of 200); known of CIFAR-100. */
const ensembles: Readonly<Record<PaperNetwork['key'], readonly [alone: Published, together: Published]>> = {
  vgg: [seen(72.5), seen(74.6)],
  preresnet: [seen(78.4), seen(80.3)],
  wrn: [seen(80.8), seen(82.3)],
};

export const publishedEnsembles = (source: string, { key }: PaperNetwork): readonly [alone: Published, together: Published] | undefined => (source === 'cifar100' ? ensembles[key] : undefined);
