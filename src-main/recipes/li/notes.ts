/** The sentences under the tables of the recipes after Li et al. 2018. */
import type { Circumstances } from '../recipe';
import type { Arm, Outcomes } from './arms';

/** What was found, with its numbers, and whether it is what the paper finds. */
export const finding = (claim: string, holds: boolean, numbers: string): string => `${claim}: this ${holds ? 'shows' : 'does not show'} here (${numbers}).`;

/** A number as findings tell it. */
export const brief = (value: number): string => (Number.isFinite(value) ? String(Number(value.toPrecision(3))) : 'none');

const listed = (values: readonly unknown[]): string => [...new Set(values.map(String))].join(', ');

/** What ours is, how it differs from what is published, and what made it. */
export function liNotes(where: Circumstances, arms: readonly Arm[], outcomes: Outcomes): string[] {
  const setups = arms.map(({ training }) => training);
  const [{ experiment: { madeWith } }] = Object.values(outcomes);
  const of = (name: string) => listed(setups.map((setup) => setup[name]));
  return [
    `Ours: ${of('network')} on ${of('dataset')}, ${of('length')} epochs in batches of ${of('batch')}, ${where.scale} scale, seed ${where.seed}, one run each; losses are of images without augmentation.`,
    ...(where.scale === 'desk' ? ['Published: Li et al. 2018, CIFAR-10 with all 50,000 images, 300 epochs, full width. Ours has fewer images, epochs and channels, so that the order of the numbers can be compared, not the numbers.'] : []),
    ...(where.scale === 'smoke' ? ['At smoke scale the images are made up and the networks hardly trained: the numbers mean nothing.'] : []),
    ...(madeWith ? [`Made with ${madeWith.engine} on ${madeWith.device}, ${madeWith.precision}, ${madeWith.threads} threads.`] : []),
  ];
}
