/** Straight segments, and curves, from one iterate of a training to the next: how restarts and drops of the rate are held against each other. */
import type { Row } from '../../../src-shared/kind';
import { minutesLine } from '../modes/minutes-line';
import { trainedAs, trainingsOf, weightsOf, type Answers, type Ids, type Mode, type Outcomes } from '../modes/trained';
import type { Circumstances, Planned } from '../recipe';
import type { PaperNetwork } from './networks';
import { sizeFor } from './sizes';
import { curveBetween, DECAY } from './training';

/** A training, and the epochs between which paths are looked along, in their order. */
export interface AlongTraining {
  readonly mode: Mode;
  readonly iterates: readonly number[];
}

export interface IteratePair {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly curve: string;
}

/** Each iterate with the next. */
export const pairsOf = ({ iterates }: Pick<AlongTraining, 'iterates'>): IteratePair[] =>
  iterates.slice(1).map((to, k) => ({ from: iterates[k], to, label: `w${iterates[k]} to w${to}`, curve: `w${iterates[k]}-w${to}.curve` }));

const SEGMENTS = 'segments';

/** A barrier lower than this part of the greatest loss along its path is none to speak of. */
export const SLIGHT = 0.05;

/** A curve between two iterates; recipes that ask for the same share it. */
export function curveOf(where: Circumstances, network: PaperNetwork, { mode }: AlongTraining, { from, to, label, curve }: IteratePair): Planned {
  const answers: Answers = { straight: false, points: sizeFor(where).points.iterates };
  return {
    key: curve, kind: 'connectivity', name: `Gotmare et al.: ${network.names[where.scale]}, ${mode.label}, ${label}`, seed: where.seed,
    setup: (ids: Ids) => curveBetween(where, network, [weightsOf(mode, ids, from), weightsOf(mode, ids, to)], answers),
  };
}

/** The training, the segments from each iterate to the next, and a curve for each of them. */
export function planAlong(where: Circumstances, network: PaperNetwork, along: AlongTraining): Planned[] {
  const { points, onPath } = sizeFor(where);
  const { mode, iterates } = along;
  return [
    ...trainingsOf('Gotmare et al.', [mode]),
    {
      key: SEGMENTS, kind: 'segments', name: `Gotmare et al.: segments, ${network.names[where.scale]}, ${mode.label}`, seed: where.seed,
      setup(ids) {
        const [weights, ...others] = iterates.map((epoch) => weightsOf(mode, ids, epoch));
        return { weights, others, pairs: 'each to the next', points: points.iterates, examples: onPath, statisticsOver: onPath, decay: DECAY };
      },
    },
    ...pairsOf(along).map((pair) => curveOf(where, network, along, pair)),
  ];
}

/** The rows of both paths of each pair by its label: those of its curve, and those of its segment as the curve's straight segment. */
export function pathsOf(outcomes: Outcomes, along: AlongTraining): Record<string, Row[]> {
  const { rows } = outcomes[SEGMENTS];
  const names = [...new Set(rows.map(({ segment }) => segment))];
  return Object.fromEntries(pairsOf(along).map(({ label, curve }, k) => [
    label, [...rows.filter(({ segment }) => segment === names[k]).map((row): Row => ({ ...row, line: 'straight segment' })), ...outcomes[curve].rows],
  ]));
}

/** Why the rate is not the paper's; nothing where it is. */
export const rateNote = ({ scale }: Circumstances): string[] =>
  scale === 'desk' ? ['At desk scale the rate is 0.2 in place of 0.05, with restarts and without: there are a tenth of the updates, and in trials on made-up images no barrier showed at 0.05, and slight ones at 0.2. Where the loss still falls much from one end to the other, a barrier may be missing for want of training.'] : [];

/** How long each pair's curve took, with the training and the segments shared out among them. */
export function minutesAlong(outcomes: Outcomes, along: AlongTraining) {
  const pairs = pairsOf(along);
  const shared = (trainedAs(along.mode, outcomes).experiment.seconds + outcomes[SEGMENTS].experiment.seconds) / 60 / pairs.length;
  const { what, ours } = minutesLine(outcomes, pairs.map(({ curve }) => [curve]));
  return { what, ours: ours.map((minutes) => Number(minutes) + shared) };
}
