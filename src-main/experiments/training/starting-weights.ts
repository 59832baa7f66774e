import { initialWeights, type Initialisation, type Network, type NetworkWeights } from '../../networks';
import type { Bench } from '../bench';
import { openOther } from '../open-trained';
import type { TrainingSetup } from './setup';

const drawn = (initialisation: Exclude<TrainingSetup['initialisation'], 'given'>): Pick<Initialisation, 'scheme' | 'denseDeviation'> =>
  initialisation === 'li' ? { scheme: 'he-normal', denseDeviation: 1e-3 } : { scheme: initialisation };

/** The weights before the first update: random ones, or those of the library that the setup names. Throws a Refusal where these are not of the network that is trained. */
export async function startingWeights({ initialisation, initialScale, given }: TrainingSetup, { seed, weights }: Pick<Bench, 'seed' | 'weights'>, network: Network): Promise<NetworkWeights> {
  if (initialisation !== 'given') return initialWeights(network, { seed, ...drawn(initialisation), scale: initialScale });
  return openOther(given, network, weights);
}
