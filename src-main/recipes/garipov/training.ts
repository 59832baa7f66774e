/** How the networks of Garipov et al. 2018 are trained: constant to half of the run, linear to a hundredth at nine tenths. */
import { chooseImages } from '../images';
import type { Answers } from '../modes/trained';
import type { Circumstances } from '../recipe';
import type { PaperNetwork } from './networks';
import { sizeFor } from './sizes';

/** What a network's training and what is trained from it have in common. */
const common = (where: Circumstances, network: PaperNetwork, usual?: string): Answers => ({
  network: network.names[where.scale], augmentation: 'crop-flip', batch: sizeFor(where).batch, optimiser: 'sgd', decay: network.decay,
  dataset: chooseImages(where, { normalise: network.normalise, atDesk: 5000, ...(usual !== undefined && { usual }) }),
});

/** An end point of a curve. */
export const endTraining = (where: Circumstances, network: PaperNetwork): Answers =>
  ({ ...common(where, network), length: sizeFor(where).epochs?.end ?? network.epochs, rate: network.rate, schedule: 'garipov' });

/** A curve between two end points, with one free bend. */
export function curveBetween(where: Circumstances, network: PaperNetwork, [weights, other]: readonly [string, string], curve: 'bezier' | 'chain'): Answers {
  const { batch, epochs, points, onPath } = sizeFor(where);
  return {
    weights, other, augmentation: 'crop-flip', curve, bends: 1, length: epochs?.curve ?? network.curve.epochs, batch, optimiser: 'sgd', rate: network.curve.rate, decay: network.decay,
    schedule: 'garipov', points, examples: onPath, statisticsOver: onPath, trainImages: 'augmented', straight: curve === 'bezier', keep: [],
  };
}

/** The network alone, with the weights kept from which fast geometric ensembling sets out. */
export function aloneTraining(where: Circumstances, network: PaperNetwork, usual: string): Answers {
  const { alone, from } = sizeFor(where).ensembling;
  return { ...common(where, network, usual), length: alone, rate: network.rate, schedule: 'garipov', snapshots: [from] };
}

/** Fast geometric ensembling from weights that a training kept. */
export function cyclicTraining(where: Circumstances, network: PaperNetwork, usual: string, given: string): Answers {
  const { epochs, cycle } = sizeFor(where).ensembling;
  const [rate, end] = network.cycle;
  return { ...common(where, network, usual), length: epochs, schedule: 'cyclic', rate, end, cycle, keepCycles: true, initialisation: 'given', given };
}
