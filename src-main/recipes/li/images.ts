import { parseDatasetSpec } from '../../datasets/spec';
import { withOptions } from '../../datasets/with-options';
import type { Circumstances } from '../recipe';

/** What the paper took: 50,000 images to train on, 10,000 to test on. */
export const USUAL = 'cifar10';

/** So few and so small that a recipe takes seconds. */
const SMOKE = 'glyphs?side=16&hardness=0&train=256&test=128';

/** The embedded engine is about five times slower. */
export const shareOf = ({ scale, embedded }: Circumstances): number => (scale === 'desk' && embedded ? 5 : 1);

/**
 * The images that a recipe after Li et al. takes: small made-up ones at smoke scale; else those asked for, CIFAR with the paper's normalisation and
 * at desk scale so many of it (a fifth with the embedded engine), unless the SPEC says otherwise.
 */
export function imagesFor(where: Circumstances, atDesk = 10_000): string {
  const { scale, dataset = USUAL } = where;
  if (scale === 'smoke') return SMOKE;
  if (!parseDatasetSpec(dataset).source.startsWith('cifar')) return dataset;
  const few: Readonly<Record<string, number>> = scale === 'desk' ? { train: atDesk / shareOf(where), test: 2000 / shareOf(where) } : {};
  return withOptions(dataset, { normalise: 'li', ...few });
}
