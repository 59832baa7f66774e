/** How the networks of Gotmare et al. 2019, and the curves between them, are trained. */
import { chooseImages } from '../images';
import type { Answers } from '../modes/trained';
import type { Circumstances } from '../recipe';
import type { PaperNetwork } from './networks';
import { sizeFor, type Stepped } from './sizes';

export const DECAY = 5e-4;
/** Where SGDR's cosine ends. */
const LOWEST = 1e-6;

const common = (where: Circumstances, network: PaperNetwork): Answers => ({
  network: network.names[where.scale], dataset: chooseImages(where, { normalise: 'cifar', atDesk: 5000 }), augmentation: 'crop-flip',
  batch: sizeFor(where).batch.usual, optimiser: 'sgd', decay: DECAY,
});

/** The usual manner, mode G and the baseline of restarts: SGD whose rate drops twice to a tenth. */
export function stepTraining(where: Circumstances, network: PaperNetwork, { rate, epochs, drops, iterates }: Stepped): Answers {
  return { ...common(where, network), rate, length: epochs, schedule: 'step', milestones: drops, snapshots: [...iterates].sort((one, other) => one - other) };
}

/** Epochs between the last two iterates of SGDR after which weights are kept, both ends included. */
export function wayBetweenLast(where: Circumstances): number[] {
  const { iterates, every } = sizeFor(where).sgdr;
  const [from, to] = iterates.slice(-2);
  return Array.from({ length: (to - from) / every + 1 }, (_, k) => from + k * every);
}

/** SGD with restarts along cosines, each twice as long as the one before; the weights right before each restart are kept. */
export function restartedTraining(where: Circumstances, network: PaperNetwork): Answers {
  const { rate, epochs, cycle } = sizeFor(where).sgdr;
  return { ...common(where, network), rate, length: epochs, schedule: 'sgdr', cycle, cycleFactor: 2, end: LOWEST, snapshots: wayBetweenLast(where) };
}

/** A chain with one bend between two weights, trained along Garipov et al.'s schedule. */
export function curveBetween(where: Circumstances, network: PaperNetwork, [weights, other]: readonly [string, string], own: Answers): Answers {
  const { curve, batch, onPath } = sizeFor(where);
  return {
    weights, other, augmentation: 'crop-flip', curve: 'chain', bends: 1, length: curve.epochs, batch: batch.usual, optimiser: 'sgd',
    rate: where.scale === 'paper' ? network.curveRate : 0.03, decay: DECAY, schedule: 'garipov', examples: onPath, statisticsOver: onPath, keep: [], ...own,
  };
}
