/** Residual networks with and without skip connections, trained alike. */
import type { Published } from '../../../src-shared/recipe';
import type { Circumstances } from '../recipe';
import type { Arm } from './arms';
import { skipErrors } from './published';
import { sizeFor } from './sizes';
import { residualTraining } from './training';

/** A network and its twin. */
export interface Twins {
  readonly depth: number;
  readonly skips: Arm;
  readonly plain: Arm;
}

/**
 * Twins of a depth. The paper takes a rate of 0.1, and 0.01 for 110 layers without skips; with its published 13.31 % the 56 layers without skips
 * were trained at 0.1 too (at 0.01: 10.83 %).
 */
export function twinsOf(where: Circumstances, depth: number): Twins {
  const { residual } = sizeFor(where);
  const arm = (key: 'skips' | 'plain'): Arm => {
    const ending = key === 'plain' ? '-noshort' : '';
    const trained = { network: `resnet-${depth}${ending}${residual.width}`, epochs: residual.epochs, batch: residual.batch, rate: depth === 110 && key === 'plain' ? 0.01 : 0.1, keep: [0] };
    return { key: `resnet-${depth}-${key}`, label: `ResNet-${depth}, ${key === 'skips' ? 'with skips' : 'without'}`, training: residualTraining(where, trained) };
  };
  return { depth, skips: arm('skips'), plain: arm('plain') };
}

/** The depth of twins that recipes about one depth take: 56, or the only one there is at smoke scale. */
export const deepTwins = (where: Circumstances): Twins => twinsOf(where, where.scale === 'smoke' ? 8 : 56);

/** The published error of an arm's network at full width. */
export const publishedError = ({ depth }: Twins, key: 'skips' | 'plain'): Published | null => skipErrors[`resnet-${depth}${key === 'plain' ? '-noshort' : ''}`] ?? null;
