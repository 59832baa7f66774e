import type { RecipeFigure, TableLine } from '../../../src-shared/recipe';
import { trajectory } from '../../experiments/trajectory';
import { USUAL } from '../images';
import { brief, finding, lineBeside } from '../notes';
import type { Circumstances, Outcome, Recipe } from '../recipe';
import { around, minutesLine, outcomesOf, trainedLines, trainings, type Arm } from './arms';
import { armsOf, batchPairs, publishedErrors, type BatchPair } from './batch-arms';
import { liNotes } from './notes';
import { explained } from './published';
import { sizeFor } from './sizes';

const SIDE = { smoke: 5, desk: 11, paper: 51 } as const;

/** At smoke scale only the small batch is run. */
const armsFor = (where: Circumstances): Arm[] => armsOf(batchPairs(where)).slice(0, where.scale === 'smoke' ? 1 : undefined);

/** The arm whose way is drawn over random axes too. */
const overRandom = (where: Circumstances): Arm[] => armsFor(where).slice(0, 1);

const shareAlong = ({ rows }: Outcome, axis: 1 | 2): number => 100 * Number(rows.find((row) => row['part'] === 'axis' && row['axis'] === axis)?.['share']);

const publishedShares = (pairs: readonly BatchPair[], axis: 0 | 1) =>
  pairs.flatMap(({ optimiser, decay }) => {
    const { small, large } = explained[`${optimiser} ${decay}`];
    return [small[axis], large[axis]];
  });

export const liTrajectories: Recipe = {
  name: 'li-trajectories',
  title: 'The way of training over its principal axes',
  about: 'Trains VGG-9, keeps its weights after every epoch and draws the way over the first two principal axes with the loss behind it (Li et al. 2018, Fig. 9); and over two random axes, which show nothing.',
  scales: ['smoke', 'desk', 'paper'],
  dataset: USUAL,
  plan(where) {
    const arms = armsFor(where);
    const answers = { side: SIDE[where.scale], examples: sizeFor(where).onSurface };
    return [
      ...trainings(where, arms),
      ...around('way', 'trajectory', where, arms, (weights) => ({ weights, ...answers })),
      ...around('way over random axes', 'trajectory', where, overRandom(where), (weights) => ({ weights, axes: 'random', ...answers })),
    ];
  },
  conclude(outcomes, where) {
    const pairs = batchPairs(where);
    const arms = armsFor(where);
    const ways = outcomesOf('way', outcomes, arms);
    const [random] = outcomesOf('way over random axes', outcomes, overRandom(where));
    const first = ways.map((way) => shareAlong(way, 1));
    const both = ways.map((way) => shareAlong(way, 1) + shareAlong(way, 2));
    const line = (axis: 1 | 2): TableLine =>
      lineBeside(where, { what: `Variation along principal axis ${axis} (%)`, ours: ways.map((way) => shareAlong(way, axis)) }, publishedShares(pairs, axis === 1 ? 0 : 1));
    const figure = (name: string, label: string, title: string, which: 'principal' | 'random', { rows }: Outcome): RecipeFigure => ({
      name,
      spec: {
        draw: 'contour', x: 'a', y: 'b', z: 'loss', scale: 'log', where: { part: 'plane' }, path: { where: { part: 'path' }, marked: 'drop' }, title,
        titles: { x: `First ${which} axis`, y: `Second ${which} axis` },
      },
      rows: { [label]: rows },
      columns: trajectory.columns,
    });
    return {
      table: {
        title: 'Variation of the weights along the way of training',
        columns: arms.map(({ label }) => label),
        lines: [
          ...trainedLines(where, outcomes, arms, publishedErrors(pairs)),
          line(1),
          line(2),
          { what: 'Along two random axes, together (%)', ours: arms.map((_, i) => (i === 0 ? shareAlong(random, 1) + shareAlong(random, 2) : null)) },
          minutesLine(outcomes, arms, ['way', 'way over random axes']),
        ],
        notes: [
          finding('Two axes hold 40 to 90 % of the variation', both.every((share) => share >= 40 && share <= 90), both.map((share) => `${brief(share)} %`).join(', ')),
          finding('Random axes show next to nothing of the way', shareAlong(random, 1) + shareAlong(random, 2) < 0.1 * first[0], `${brief(shareAlong(random, 1) + shareAlong(random, 2))} % against ${brief(first[0])} % along the first principal axis alone`),
          'A snapshot after each epoch; the mean is taken from them, and biases and batch norm stay in, as in the code of the paper. The published numbers are read in the figure; which of its panels is which batch is from memory, so that they stand here as unverified.',
          ...liNotes(where, arms, outcomes),
        ],
      },
      figures: [
        ...arms.map(({ key, label }, i) => figure(`li-trajectories-${key}`, label, 'The way of training over its principal axes', 'principal', ways[i])),
        figure('li-trajectories-random', `${arms[0].label}, random axes`, 'The same way over two random axes, which hardly sees it', 'random', random),
      ],
    };
  },
};
