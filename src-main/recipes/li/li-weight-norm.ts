import { histogram } from '../../experiments/histogram';
import { training } from '../../experiments/training';
import { USUAL } from '../images';
import { brief, finding, lineBeside } from '../notes';
import type { Recipe } from '../recipe';
import { around, lastRows, minutesLine, rowsByLabel, trainedLines, trainings } from './arms';
import { armsOf, batchPairs, publishedErrors } from './batch-arms';
import { liNotes } from './notes';
import { finalNorms } from './published';

const BINS = { smoke: 21, desk: 101, paper: 201 } as const;

export const liWeightNorm: Recipe = {
  name: 'li-weight-norm',
  title: 'How large the weights become, in small and in large batches',
  about: 'The 2-norm of VGG-9\'s weights over the epochs and their histograms at the end, in small and large batches, with and without weight decay (Li et al. 2018, Fig. 2): why one end of the line between two weights looks flatter.',
  scales: ['smoke', 'desk', 'paper'],
  dataset: USUAL,
  plan(where) {
    const arms = armsOf(batchPairs(where));
    return [...trainings(where, arms), ...around('histogram', 'histogram', where, arms, (weights) => ({ weights, parameters: 'filters only', bins: BINS[where.scale] }))];
  },
  conclude(outcomes, where) {
    const pairs = batchPairs(where);
    const arms = armsOf(pairs);
    const norms = lastRows(outcomes, arms).map(({ norm }) => Number(norm));
    const published = pairs.flatMap(({ optimiser, decay }) => {
      const which = decay === 0 ? 0 : 1;
      return optimiser === 'adam' ? [null, null] : [finalNorms.small[which], finalNorms.large[which]];
    });
    return {
      table: {
        title: 'Size of the weights in small and large batches',
        columns: arms.map(({ label }) => label),
        lines: [lineBeside(where, { what: '2-norm of all weights at the end', ours: norms }, published), ...trainedLines(where, outcomes, arms, publishedErrors(pairs)), minutesLine(outcomes, arms, ['histogram'])],
        notes: [
          ...pairs.map(({ label, decay }, i) => {
            const [small, large] = norms.slice(2 * i, 2 * i + 2);
            return finding(`${label}: the small batch ends with the ${decay === 0 ? 'larger' : 'smaller'} norm`, decay === 0 ? small > large : small < large, `${brief(small)} against ${brief(large)}`);
          }),
          'Histograms are of convolutions and full connections, each over its own range.',
          ...liNotes(where, arms, outcomes),
        ],
      },
      figures: [
        { name: 'li-weight-norm', spec: { draw: 'lines', x: 'epoch', y: 'norm', title: 'Size of the weights over the epochs' }, rows: rowsByLabel('training', outcomes, arms), columns: training.columns },
        ...pairs.map(({ key, label, small, large }) => ({
          name: `li-weight-norm-histogram-${key}`,
          spec: { draw: 'lines', x: 'weight', y: 'density', scale: 'log', title: `Histograms of the weights: ${label}` } as const,
          rows: rowsByLabel('histogram', outcomes, [small, large]),
          columns: histogram.columns,
        })),
      ],
    };
  },
};
