/** Which images a recipe takes at each scale. */
import { parseDatasetSpec } from '../datasets/spec';
import { withOptions } from '../datasets/with-options';
import type { Circumstances } from './recipe';

/** What the papers took: 50,000 images to train on, 10,000 to test on. */
export const USUAL = 'cifar10';

/** So few and so small that a recipe takes seconds. */
const SMOKE = 'glyphs?side=16&hardness=0&train=256&test=128';

/** The embedded engine is about five times slower. */
export const shareOf = ({ scale, embedded }: Circumstances): number => (scale === 'desk' && embedded ? 5 : 1);

export interface Wanted {
  /** By which paper's numbers CIFAR is normalised. */
  readonly normalise: 'li' | 'cifar' | 'imagenet';
  /** How many images to train on at desk scale. */
  readonly atDesk?: number;
  /** What is taken where no dataset was asked for. */
  readonly usual?: string;
}

/**
 * The images of a recipe: small made-up ones at smoke scale; else those asked for, CIFAR with the paper's normalisation and
 * at desk scale so many of it (a fifth with the embedded engine), unless the SPEC says otherwise.
 */
export function chooseImages(where: Circumstances, { normalise, atDesk = 10_000, usual = USUAL }: Wanted): string {
  const { scale, dataset = usual } = where;
  if (scale === 'smoke') return SMOKE;
  if (!parseDatasetSpec(dataset).source.startsWith('cifar')) return dataset;
  const few: Readonly<Record<string, number>> = scale === 'desk' ? { train: atDesk / shareOf(where), test: 2000 / shareOf(where) } : {};
  return withOptions(dataset, { normalise, ...few });
}
