import { USUAL } from '../images';
import { brief, finding } from '../notes';
import type { Recipe } from '../recipe';
import { areaBelow } from './area-below';
import { minutesLine, outcomesOf, trainedLines, trainings } from './arms';
import { armsOf, batchPairs, publishedErrors, unequally } from './batch-arms';
import { liNotes } from './notes';
import { ROUGHNESS, surfaceFigures, surfaceLines, surfacesAround } from './surfaces';

/** How far above its centre a surface is looked at. */
const ABOVE = 1;

export const liSmallLargeBatch: Recipe = {
  name: 'li-small-large-batch-2d',
  title: 'Small and large batches: the surfaces around their weights',
  about: 'Contours of the training loss around VGG-9 trained in small and in large batches, with and without weight decay, on one scale (Li et al. 2018, Fig. 3): wider contours go with a smaller test error.',
  scales: ['smoke', 'desk', 'paper'],
  dataset: USUAL,
  plan(where) {
    const arms = armsOf(batchPairs(where, { withResidual: true }));
    return [...trainings(where, arms), ...surfacesAround(where, arms)];
  },
  conclude(outcomes, where) {
    const pairs = batchPairs(where, { withResidual: true });
    const arms = armsOf(pairs);
    const surfaces = outcomesOf('surface', outcomes, arms).map(({ rows }) => rows);
    const areas = surfaces.map((rows) => areaBelow(rows, ABOVE, 'above its centre'));
    return {
      table: {
        title: 'Small against large batch on filter-normalised planes',
        columns: arms.map(({ label }) => label),
        lines: [
          ...trainedLines(where, outcomes, arms, publishedErrors(pairs)),
          ...surfaceLines(outcomes, arms),
          { what: `Part of the plane less than ${ABOVE} above its centre (%)`, ours: areas.map((share) => 100 * share) },
          minutesLine(outcomes, arms, ['surface']),
        ],
        notes: [
          ...pairs.map(({ label }, i) => finding(`${label}: the contours of the small batch are wider`, areas[2 * i] > areas[2 * i + 1], `${brief(100 * areas[2 * i])} % of the plane against ${brief(100 * areas[2 * i + 1])} %`)),
          ROUGHNESS,
          ...unequally(where),
          ...liNotes(where, arms, outcomes),
        ],
      },
      figures: surfaceFigures('li-small-large-batch', 'Training loss around weights trained in small and large batches', outcomes, arms),
    };
  },
};
