/** What Li et al. 2018 publish, in per cent of test images told wrong unless said, each with how it is known. */
import type { Evidence, Published } from '../../../src-shared/recipe';

const known = (evidence: Evidence, ...values: number[]): Published[] => values.map((value) => ({ value, evidence }));

/** A row of the paper's errors by decay and batch: without decay small and large batch, with decay small and large. */
interface ByDecayAndBatch {
  readonly small: readonly [without: Published, withDecay: Published];
  readonly large: readonly [without: Published, withDecay: Published];
}

function errors(evidence: readonly [Evidence, Evidence, Evidence, Evidence], ...values: [number, number, number, number]): ByDecayAndBatch {
  const [a, b, c, d] = values.map((value, i) => ({ value, evidence: evidence[i] }));
  return { small: [a, c], large: [b, d] };
}

/** By network and optimiser (batches of 128 and 8,192; of ResNet-56 128 and 4,096). */
export const batchErrors: Readonly<Record<string, ByDecayAndBatch>> = {
  'vgg-9 nesterov': errors(['V', 'V', 'V', 'V'], 7.37, 11.07, 6, 10.19),
  'vgg-9 adam': errors(['M', 'M', 'M', 'M'], 7.44, 10.91, 7.8, 9.52),
  'resnet-56 nesterov': errors(['M', 'M', 'N', 'N'], 8.26, 13.93, 5.89, 10.59),
  'resnet-56 adam': errors(['M', 'M', 'M', 'M'], 9.55, 14.3, 7.67, 12.36),
};

const byName = (names: readonly string[], values: readonly Published[]): Record<string, Published> => Object.fromEntries(names.map((name, i) => [name, values[i]]));

/** Of residual networks by their name at full width. */
export const skipErrors: Readonly<Record<string, Published>> = {
  ...byName(['resnet-20', 'resnet-56', 'resnet-110'], known('V', 7.37, 5.89, 5.79)),
  ...byName(['resnet-20-noshort', 'resnet-56-noshort', 'resnet-110-noshort'], known('V', 8.18, 13.31, 16.44)),
};

/** Of 56 layers by how many times their width. */
export const widthErrors: Readonly<Record<'skips' | 'plain', Readonly<Record<number, Published>>>> = {
  skips: byName(['1', '2', '4', '8'], known('V', 5.89, 5.07, 4.34, 3.93)),
  plain: byName(['1', '2', '4', '8'], known('V', 13.31, 10.26, 9.69, 8.7)),
};

/** The 2-norm of VGG-9's weights at the end, by decay, small and large batch. */
export const finalNorms: ByDecayAndBatch = errors(['V', 'V', 'V', 'V'], 158, 64, 23, 39.5);

/**
 * Per cent of the variation along the first two principal axes of VGG-9's training, by optimiser and decay. The numbers are read in the figure; which
 * of its two panels is which batch is from memory, and so is what stands beside ours.
 */
export const explained: Readonly<Record<string, { readonly small: readonly [Published, Published]; readonly large: readonly [Published, Published] }>> = Object.fromEntries(
  ([
    ['nesterov 0.0005', 24.57, 15.04, 87.78, 6.33],
    ['adam 0.0005', 32.8, 17.47, 71.74, 13.03],
    ['nesterov 0', 73.65, 11.04, 81.87, 8.72],
    ['adam 0', 77.97, 9.56, 80.31, 9.25],
  ] as const).map(([name, ...values]) => {
    const [a, b, c, d] = known('M', ...values);
    return [name, { small: [a, b], large: [c, d] }];
  }),
);

/** The initial loss below which, the paper argues, a start lies in the wide basin, and above which in the chaotic region. */
export const initialLoss: Readonly<Record<'skips' | 'plain', Published>> = { skips: { value: 'below 2.5', evidence: 'M' }, plain: { value: 'above 4', evidence: 'M' } };

/** How much of DenseNet-121's surface has a ratio of the extreme eigenvalues near zero. */
export const denseRatio: Published = { value: 'below 0.01 over a large region', evidence: 'N' };
