import { landscape } from '../../experiments/landscape';
import { USUAL } from '../images';
import { brief, finding } from '../notes';
import type { Recipe } from '../recipe';
import { around, minutesLine, outcomesOf, rowsByLabel, trainedLines, trainings } from './arms';
import { armsOf, batchPairs, publishedErrors, unequally } from './batch-arms';
import { liNotes } from './notes';
import { meanRise } from './rise';
import { sizeFor } from './sizes';

const NEAR = 0.5;

export const liFilterNormalised: Recipe = {
  name: 'li-filter-normalised-1d',
  title: 'Sharp against flat again, along filter-normalised directions',
  about: 'The same small- and large-batch weights, each along a random filter-normalised direction, for which the size of the weights does not matter (Li et al. 2018, Fig. 3): small batches come out flatter with decay and without.',
  scales: ['smoke', 'desk', 'paper'],
  dataset: USUAL,
  plan(where) {
    const arms = armsOf(batchPairs(where));
    const { along, onLine } = sizeFor(where);
    return [
      ...trainings(where, arms),
      ...around('filter-normalised line', 'landscape', where, arms, (weights) => ({ weights, dimensions: '1', side: along, reach: 1, sets: 'train and test', examples: onLine })),
    ];
  },
  conclude(outcomes, where) {
    const pairs = batchPairs(where);
    const arms = armsOf(pairs);
    const rises = outcomesOf('filter-normalised line', outcomes, arms).map(({ rows }) => meanRise(rows, 0, NEAR));
    return {
      table: {
        title: 'Small against large batch, along filter-normalised directions',
        columns: arms.map(({ label }) => label),
        lines: [
          ...trainedLines(where, outcomes, arms, publishedErrors(pairs)),
          { what: `Mean rise of the training loss within ${NEAR} of the weights`, ours: rises },
          minutesLine(outcomes, arms, ['filter-normalised line']),
        ],
        notes: [
          ...pairs.map(({ label }, i) => finding(`${label}: the small batch is flatter`, rises[2 * i] < rises[2 * i + 1], `rise ${brief(rises[2 * i])} at the small batch, ${brief(rises[2 * i + 1])} at the large`)),
          'Both lines of a pair go along the same draws, each normalised around its own weights.',
          ...unequally(where),
          ...liNotes(where, arms, outcomes),
        ],
      },
      figures: pairs.map(({ key, label, small, large }) => ({
        name: `li-filter-normalised-${key}`,
        spec: {
          draw: 'lines', x: 'a', y: ['loss', 'testLoss'], right: ['accuracy', 'testAccuracy'], top: 5, title: `Along a filter-normalised direction: ${label}`,
          titles: { x: 'Distance from the weights (filter norms)' },
        },
        rows: rowsByLabel('filter-normalised line', outcomes, [small, large]),
        columns: landscape.columns,
      })),
    };
  },
};
