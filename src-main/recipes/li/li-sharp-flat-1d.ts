import { landscape } from '../../experiments/landscape';
import { USUAL } from '../images';
import { brief, finding } from '../notes';
import type { Recipe } from '../recipe';
import { minutesLine, trainedId, trainedLines, trainings } from './arms';
import { armsOf, batchPairs, publishedErrors, unequally } from './batch-arms';
import { liNotes } from './notes';
import { meanRise } from './rise';
import { sizeFor } from './sizes';

/** Around each end, how far the loss is looked at. */
const NEAR = 0.25;

export const liSharpFlat: Recipe = {
  name: 'li-sharp-flat-1d',
  title: 'Sharp against flat: the line between small- and large-batch weights',
  about: 'Trains VGG-9 in small and in large batches, with and without weight decay, and draws loss and accuracy on the line from the one weights to the others (Li et al. 2018, Fig. 2). Which end looks flat changes with the decay, since weights of another size make the same step another one.',
  scales: ['smoke', 'desk', 'paper'],
  dataset: USUAL,
  plan(where) {
    const pairs = batchPairs(where, { withResidual: true });
    const { between, onLine } = sizeFor(where);
    return [
      ...trainings(where, armsOf(pairs)),
      ...pairs.map(({ key, label, small, large }) => ({
        key: `${key}.line`, kind: 'landscape', name: `Li et al.: from small to large batch, ${label}`, seed: where.seed,
        setup: (ids: Readonly<Record<string, string>>) => ({
          weights: trainedId(small, ids), directions: 'towards other weights', other: trainedId(large, ids), statistics: 'interpolated',
          sets: 'train and test', examples: onLine, points: between, from: -0.5, to: 1.5,
        }),
      })),
    ];
  },
  conclude(outcomes, where) {
    const pairs = batchPairs(where, { withResidual: true });
    const arms = armsOf(pairs);
    const lines = pairs.map(({ key }) => outcomes[`${key}.line`].rows);
    const holes = lines.map((rows) => rows.filter(({ loss }) => loss === null).length);
    const rises = lines.flatMap((rows) => [meanRise(rows, 0, NEAR), meanRise(rows, 1, NEAR)]);
    return {
      table: {
        title: 'Small against large batch, seen along the line between them',
        columns: arms.map(({ label }) => label),
        lines: [
          ...trainedLines(where, outcomes, arms, publishedErrors(pairs)),
          { what: `Mean rise of the training loss within ${NEAR} of this end`, ours: rises },
          minutesLine(outcomes, arms, []),
        ],
        notes: [
          ...pairs.map(({ label, decay }, i) => {
            const [small, large] = rises.slice(2 * i, 2 * i + 2);
            const smallIsFlatter = small < large;
            return finding(`${label}: the ${decay === 0 ? 'small' : 'large'} batch looks flatter along the line`, smallIsFlatter === (decay === 0), `rise ${brief(small)} at the small batch, ${brief(large)} at the large`);
          }),
          ...(holes.some((count) => count > 0) ? [`Points without a loss, since an interpolated batch-norm variance is negative there (${pairs.map(({ label }, i) => `${label}: ${holes[i]} of ${lines[i].length}`).join('; ')}): a rise is over the points that have one.`] : []),
          ...unequally(where),
          ...liNotes(where, arms, outcomes),
        ],
      },
      figures: pairs.map(({ key, label, small, large }, i) => ({
        name: `li-sharp-flat-${key}`,
        spec: {
          draw: 'lines', x: 'a', y: ['loss', 'testLoss'], right: ['accuracy', 'testAccuracy'], top: 5, title: `From small to large batch: ${label}`,
          titles: { x: `From batch ${String(small.training['batch'])} (0) to batch ${String(large.training['batch'])} (1)` },
        },
        rows: { [label]: lines[i] },
        columns: landscape.columns,
      })),
    };
  },
};
