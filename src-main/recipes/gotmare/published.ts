/** What is told of Gotmare et al. 2019; their figures have no tables of numbers. */
import type { Published } from '../../../src-shared/recipe';

/** The curves' accuracy on images held out, at their last epoch. */
export const resilienceErrors: Published = { value: 'similar for all', evidence: 'S' };

/** Barriers of the training loss on the straight segments between iterates. */
export const barriers: Readonly<Record<'sgdr' | 'step', Published>> = { sgdr: { value: 'crossed', evidence: 'S' }, step: { value: 'none', evidence: 'S' } };

/** The loss on images held out against the line between its ends, where the training loss is highest along a segment between restarts. */
export const heldOut: Published = { value: 'may be below 0', evidence: 'S' };
