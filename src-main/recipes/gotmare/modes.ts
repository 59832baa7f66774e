/** Modes A to G of section 2.1: G is the usual manner, and each other differs from it in one thing. */
import type { Answers, Mode } from '../modes/trained';
import type { Circumstances } from '../recipe';
import type { PaperNetwork } from './networks';
import { sizeFor } from './sizes';
import { DECAY, stepTraining } from './training';

const LESS = DECAY / 100;

interface Variation {
  readonly letter: string;
  readonly label: string;
  readonly differs: Answers;
  /** Answers of G that are of no use here. */
  readonly without?: readonly string[];
}

function variationsOf(where: Circumstances, network: PaperNetwork): Variation[] {
  const { large } = sizeFor(where).batch;
  const poorScale = network.poorScale[where.scale];
  return [
    // Without batch norm, pieces come to the same as the whole batch, and take the memory of one.
    { letter: 'A', label: `batches of ${large.toLocaleString('en')}`, differs: { batch: large, ...(where.scale === 'paper' && network.ending === '' && { piece: 500 }) } },
    { letter: 'B', label: 'Adam', differs: { optimiser: 'adam', rate: 1e-3 } },
    { letter: 'C', label: 'linear decay of the rate', differs: { schedule: 'linear', end: 0 }, without: ['milestones'] },
    { letter: 'D', label: `weight decay ${LESS.toExponential()}`, differs: { decay: LESS } },
    { letter: 'E', label: `initial weights times ${poorScale}`, differs: { initialScale: poorScale } },
    { letter: 'F', label: 'no augmentation', differs: { augmentation: 'none' } },
  ];
}

/** A mode with its letter. */
export interface LetteredMode extends Mode {
  readonly letter: string;
}

/** The usual manner, as long as the other modes. */
export const usualMode = (where: Circumstances, network: PaperNetwork): LetteredMode =>
  ({ key: 'g', letter: 'G', label: 'mode G, the usual manner', seed: where.seed, training: stepTraining(where, network, sizeFor(where).modes) });

/** The others, each from a seed of its own; at smoke scale only the first of them. */
export function otherModes(where: Circumstances, network: PaperNetwork): LetteredMode[] {
  const usual = stepTraining(where, network, sizeFor(where).modes);
  const all = variationsOf(where, network).map(({ letter, label, differs, without = [] }, k): LetteredMode => {
    const kept = Object.fromEntries(Object.entries(usual).filter(([name]) => name !== 'snapshots' && !without.includes(name)));
    return { key: letter.toLowerCase(), letter, label: `mode ${letter}, ${label}`, seed: where.seed + 1 + k, training: { ...kept, ...differs } };
  });
  return where.scale === 'smoke' ? all.slice(0, 1) : all;
}
