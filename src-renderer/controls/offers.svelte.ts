import type { WeightsOffer } from '../../src-shared/messages';
import { lab } from '../lab';

let list = $state.raw<readonly WeightsOffer[]>();

/** The weights that experiments have left behind. */
export const offers = {
  /** Undefined until they are known. */
  get list(): readonly WeightsOffer[] | undefined {
    return list;
  },
  async read(): Promise<void> {
    list = await lab.weights(null);
  },
  /** What weights are called, to be shown; the reference itself where it is not offered. */
  nameOf(reference: string): string {
    const offer = list?.find((one) => one.reference === reference);
    return offer === undefined ? reference : offer.at === 'final' ? offer.name : `${offer.name} (${offer.at})`;
  },
};
