/** The networks of Garipov et al. 2018, what stands for them at smaller scales, and how each is trained. */
import type { StoodFor } from '../modes/standing-for';
import type { Circumstances } from '../recipe';

export interface PaperNetwork extends StoodFor {
  readonly key: 'vgg' | 'preresnet' | 'wrn';
  /** By whose numbers the code of the paper normalises images for it. */
  readonly normalise: 'imagenet' | 'cifar';
  readonly rate: number;
  readonly decay: number;
  /** Epochs of an end point at paper scale, and of a curve between two. */
  readonly epochs: number;
  readonly curve: { readonly epochs: number; readonly rate: number };
  /** The highest and the lowest rate of a cycle of fast geometric ensembling. */
  readonly cycle: readonly [rate: number, lowest: number];
}

const all: readonly PaperNetwork[] = [
  {
    key: 'vgg', called: 'VGG-16', names: { smoke: 'vgg-9-x0.125', desk: 'vgg-9-x0.25', paper: 'vgg-16' },
    normalise: 'imagenet', rate: 0.05, decay: 5e-4, epochs: 200, curve: { epochs: 600, rate: 0.015 }, cycle: [0.01, 0.01],
  },
  {
    key: 'preresnet', called: 'PreResNet-164', names: { smoke: 'preresnet-11', desk: 'preresnet-11', paper: 'preresnet-164' },
    normalise: 'cifar', rate: 0.1, decay: 3e-4, epochs: 150, curve: { epochs: 200, rate: 0.03 }, cycle: [0.05, 0.01],
  },
  {
    key: 'wrn', called: 'WRN-28-10', names: { smoke: 'wrn-10-1', desk: 'wrn-10-1', paper: 'wrn-28-10' },
    normalise: 'cifar', rate: 0.1, decay: 5e-4, epochs: 200, curve: { epochs: 200, rate: 0.03 }, cycle: [0.05, 0.01],
  },
];

/** Those that are run at a scale: at smoke scale only the first. */
export const networksFor = ({ scale }: Circumstances): readonly PaperNetwork[] => (scale === 'smoke' ? all.slice(0, 1) : all);
