/** The sentences under the tables of the recipes after Li et al. 2018. */
import { listed, madeWithNote, smokeNote } from '../notes';
import type { Circumstances } from '../recipe';
import type { Arm, Outcomes } from './arms';

/** What ours is, how it differs from what is published, and what made it. */
export function liNotes(where: Circumstances, arms: readonly Arm[], outcomes: Outcomes): string[] {
  const setups = arms.map(({ training }) => training);
  const of = (name: string) => listed(setups.map((setup) => setup[name]));
  return [
    `Ours: ${of('network')} on ${of('dataset')}, ${of('length')} epochs in batches of ${of('batch')}, ${where.scale} scale, seed ${where.seed}, one run each; losses are of images without augmentation.`,
    ...(where.scale === 'desk' ? ['Published: Li et al. 2018, CIFAR-10 with all 50,000 images, 300 epochs, full width. Ours has fewer images, epochs and channels, so that the order of the numbers can be compared, not the numbers.'] : []),
    ...smokeNote(where),
    ...madeWithNote(outcomes),
  ];
}
