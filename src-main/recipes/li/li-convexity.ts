import type { Row } from '../../../src-shared/kind';
import { curvature } from '../../experiments/curvature';
import { centreOf } from '../grid-rows';
import { USUAL } from '../images';
import { brief, finding, lineBeside } from '../notes';
import type { Circumstances, Recipe } from '../recipe';
import { around, minutesLine, outcomesOf, rowsByLabel, trainedLines, trainings, type Arm } from './arms';
import { liNotes } from './notes';
import { denseRatio } from './published';
import { deepTwins, publishedError } from './residual-arms';
import { sizeFor } from './sizes';
import { steppedTraining } from './training';

const SIZES = {
  smoke: { side: 3, steps: 6, examples: 16 },
  desk: { side: 5, steps: 20, examples: 48 },
  paper: { side: 51, steps: 100, examples: 50_000 },
} as const;

/** A ratio above which a point is told as clearly not convex. */
const CLEAR = 0.1;

/** The twins, and at paper scale DenseNet-121. */
function armsFor(where: Circumstances): Arm[] {
  const { skips, plain } = deepTwins(where);
  const { epochs, batch } = sizeFor(where).residual;
  const dense = (): Arm => ({ key: 'densenet-121', label: 'DenseNet-121', training: steppedTraining(where, { network: 'densenet-121', epochs, batch }) });
  return [skips, plain, ...(where.scale === 'paper' ? [dense()] : [])];
}

const ratios = (rows: readonly Row[]): number[] => rows.map(({ ratio }) => ratio).filter((ratio) => typeof ratio === 'number').sort((a, b) => a - b);
const medianOf = (sorted: readonly number[]): number | null => (sorted.length === 0 ? null : sorted[Math.floor(sorted.length / 2)]);
const shareAbove = (rows: readonly Row[], level: number): number => (100 * ratios(rows).filter((ratio) => ratio > level).length) / rows.length;

export const liConvexity: Recipe = {
  name: 'li-convexity',
  title: 'Are the convex parts convex? The ratio of the extreme eigenvalues',
  about: 'At each point of a plane around trained weights, the smallest eigenvalue of the Hessian beside the largest (Li et al. 2018, Fig. 7): where the ratio is small, what looks convex in the plane is nearly convex in all directions.',
  scales: ['smoke', 'desk', 'paper'],
  dataset: USUAL,
  plan(where) {
    const arms = armsFor(where);
    return [...trainings(where, arms), ...around('eigenvalues', 'curvature', where, arms, (weights) => ({ weights, measure: 'map', reach: 1, tolerance: 0.01, ...SIZES[where.scale] }))];
  },
  conclude(outcomes, where) {
    const arms = armsFor(where);
    const twins = deepTwins(where);
    const maps = outcomesOf('eigenvalues', outcomes, arms).map(({ rows }) => rows);
    const unclear = maps.map((rows) => shareAbove(rows, CLEAR));
    return {
      table: {
        title: 'Ratio of the extreme eigenvalues, |smallest / largest|',
        columns: arms.map(({ label }) => label),
        lines: [
          ...trainedLines(where, outcomes, arms, [publishedError(twins, 'skips'), publishedError(twins, 'plain'), ...arms.slice(2).map(() => null)]),
          { what: 'At the weights', ours: maps.map((rows) => Number(centreOf(rows)['ratio'])) },
          lineBeside(where, { what: 'Median over the plane', ours: maps.map((rows) => medianOf(ratios(rows))) }, arms.map((_, i) => (i === 2 ? denseRatio : null))),
          { what: `Part of the plane with a ratio above ${CLEAR} (%)`, ours: unclear },
          minutesLine(outcomes, arms, ['eigenvalues']),
        ],
        notes: [
          finding('More of the plane is clearly not convex without skips', unclear[0] < unclear[1], `${brief(unclear[0])} % with, ${brief(unclear[1])} % without`),
          `Of the mean loss over ${SIZES[where.scale].examples.toLocaleString('en')} images, over convolutions and full connections; Lanczos with at most ${SIZES[where.scale].steps} steps a point, ended at a residual of a hundredth. The paper publishes a picture; DenseNet-121 is in it too, and here at paper scale.`,
          ...liNotes(where, arms, outcomes),
        ],
      },
      figures: [{
        name: 'li-convexity',
        spec: { draw: 'heat', x: 'a', y: 'b', z: 'ratio', range: [0, 0.5], marks: [{ x: 0, y: 0 }], title: 'Ratio of the extreme eigenvalues of the Hessian' },
        rows: rowsByLabel('eigenvalues', outcomes, arms),
        columns: curvature.columns,
      }],
    };
  },
};
