import { Refusal } from '../../src-shared/refusal';
import type { Shelf } from './bench';

/** The SPEC that means: the dataset that the weights were trained on. */
export const AS_TRAINED = 'as-trained';

/** Where weights come from. */
export interface WeightsOrigin {
  readonly path: string;
  /** The name or description of their network. */
  readonly network: string;
  /** How many classes it tells apart, where the experiment says. */
  readonly classes?: number;
  /** The SPEC of what it was trained on; absent where it was trained elsewhere. */
  readonly trainedOn?: string;
}

/**
 * Finds weights and what they are the weights of: their own experiment tells it, or the one from whose weights that made them, as a curve does.
 * Throws a Refusal where nobody tells.
 */
export async function originOf(reference: string, shelf: Pick<Shelf, 'weightsPath'>): Promise<WeightsOrigin> {
  const { path, experiment: own } = await shelf.weightsPath(reference);
  let trainedOn: string | undefined;
  for (let experiment = own; ; ) {
    const { network, classes, dataset, weights } = experiment.setup;
    if (typeof dataset === 'string' && dataset !== AS_TRAINED) trainedOn ??= dataset;
    if (typeof network === 'string') return { path, network, ...(typeof classes === 'number' && { classes }), ...(trainedOn !== undefined && { trainedOn }) };
    if (typeof weights !== 'string') throw new Refusal(`Nothing tells which network the weights ${reference} are of: import them again, naming it.`);
    ({ experiment } = await shelf.weightsPath(weights));
  }
}
