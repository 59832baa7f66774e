/** VGG-9 (and at paper scale ResNet-56) trained in small and in large batches, with and without weight decay: what half of the paper's figures look at. */
import type { Published } from '../../../src-shared/recipe';
import type { Circumstances } from '../recipe';
import type { Arm } from './arms';
import { batchErrors } from './published';
import { sizeFor } from './sizes';
import { steppedTraining } from './training';

const DECAY = 5e-4;

/** A small and a large batch that differ in nothing else. */
export interface BatchPair {
  readonly key: string;
  readonly label: string;
  /** As the paper's tables name it, at full width. */
  readonly network: string;
  readonly optimiser: 'nesterov' | 'adam';
  readonly decay: number;
  readonly small: Arm;
  readonly large: Arm;
}

const named = { nesterov: 'SGD', adam: 'Adam' } as const;

function pairOf(where: Circumstances, network: 'vgg-9' | 'resnet-56', optimiser: BatchPair['optimiser'], decay: number): BatchPair {
  const { vgg } = sizeFor(where);
  const isVgg = network === 'vgg-9';
  const key = `${network}-${optimiser}-${decay === 0 ? 'no-decay' : 'decay'}`;
  const label = [...(isVgg ? [] : ['ResNet-56']), ...(where.scale === 'paper' ? [named[optimiser]] : []), decay === 0 ? 'no decay' : `decay ${decay}`].join(', ');
  const arm = (size: 'small' | 'large'): Arm => {
    const batch = size === 'large' && !isVgg ? vgg.large / 2 : vgg[size];
    // The way of VGG-9 is looked at epoch by epoch in other recipes, which share its training.
    const trained = { network: isVgg ? vgg.network : network, epochs: vgg.epochs, batch, decay, optimiser, keep: isVgg ? 'every epoch' : [] } as const;
    return { key: `${key}-${size}`, label: `${label}, batch ${batch.toLocaleString('en')}`, training: steppedTraining(where, trained) };
  };
  return { key, label, network, optimiser, decay, small: arm('small'), large: arm('large') };
}

/** The pairs at a scale: one at smoke scale, both decays at desk scale, at paper scale with both optimisers, and of ResNet-56 too where asked for. */
export function batchPairs(where: Circumstances, { withResidual = false } = {}): BatchPair[] {
  if (where.scale === 'smoke') return [pairOf(where, 'vgg-9', 'nesterov', DECAY)];
  const networks = where.scale === 'paper' && withResidual ? (['vgg-9', 'resnet-56'] as const) : (['vgg-9'] as const);
  const optimisers = where.scale === 'paper' ? (['nesterov', 'adam'] as const) : (['nesterov'] as const);
  return networks.flatMap((network) => optimisers.flatMap((optimiser) => [0, DECAY].map((decay) => pairOf(where, network, optimiser, decay))));
}

/** The arms of some pairs, small and large by turns. */
export const armsOf = (pairs: readonly BatchPair[]): Arm[] => pairs.flatMap(({ small, large }) => [small, large]);

/** What to mind where large batches have had few updates: nothing at paper scale. */
export const unequally = ({ scale }: Circumstances): string[] =>
  scale === 'paper' ? [] : ['In so few epochs large batches make few updates: where their training loss is still the higher one, the two differ by more than how flat they are.'];

/** The published errors for those arms. */
export const publishedErrors = (pairs: readonly BatchPair[]): Published[] =>
  pairs.flatMap(({ network, optimiser, decay }) => {
    const { small, large } = batchErrors[`${network} ${optimiser}`];
    return [small[decay === 0 ? 0 : 1], large[decay === 0 ? 0 : 1]];
  });
