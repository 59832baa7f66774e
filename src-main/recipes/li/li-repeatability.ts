import type { Row } from '../../../src-shared/kind';
import { landscape } from '../../experiments/landscape';
import { USUAL } from '../images';
import { brief, finding } from '../notes';
import type { Circumstances, Recipe } from '../recipe';
import { around, minutesLine, outcomesOf, rowsByLabel, trainedLines, trainings, type Arm } from './arms';
import { armsOf, batchPairs, publishedErrors, type BatchPair } from './batch-arms';
import { liNotes } from './notes';
import { meanRise } from './rise';
import { sizeFor } from './sizes';

const REPEATS = 10;
const NEAR = 0.5;

/** With decay and SGD, as most of the paper's networks are trained. */
const pairFor = (where: Circumstances): BatchPair => batchPairs(where).find(({ optimiser, decay }) => optimiser === 'nesterov' && decay > 0)!;

/** At smoke scale only the small batch is run. */
const armsFor = (where: Circumstances): Arm[] => armsOf([pairFor(where)]).slice(0, where.scale === 'smoke' ? 1 : undefined);

/** The mean and standard deviation of some numbers. */
function spreadOf(values: readonly number[]): readonly [mean: number, deviation: number] {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return [mean, Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / Math.max(1, values.length - 1))];
}

const risesOf = (rows: readonly Row[]): number[] =>
  Array.from({ length: REPEATS }, (_, k) => meanRise(rows.filter(({ repeat }) => repeat === k + 1), 0, NEAR));

export const liRepeatability: Recipe = {
  name: 'li-repeatability',
  title: 'Ten random directions: does the picture depend on the draw?',
  about: 'The loss along ten random filter-normalised directions around the same weights of VGG-9, as a band and each by itself (Li et al. 2018, appendix): they are nearly the same.',
  scales: ['smoke', 'desk', 'paper'],
  dataset: USUAL,
  plan(where) {
    const arms = armsFor(where);
    const { along, onSurface } = sizeFor(where);
    return [...trainings(where, arms), ...around('ten directions', 'landscape', where, arms, (weights) => ({ weights, dimensions: '1', side: along, reach: 1, repeats: REPEATS, examples: onSurface }))];
  },
  conclude(outcomes, where) {
    const arms = armsFor(where);
    const spreads = outcomesOf('ten directions', outcomes, arms).map(({ rows }) => spreadOf(risesOf(rows)));
    const rows = rowsByLabel('ten directions', outcomes, arms);
    const [small, large] = spreads;
    return {
      table: {
        title: 'Ten random directions around the same weights',
        columns: arms.map(({ label }) => label),
        lines: [
          ...trainedLines(where, outcomes, arms, publishedErrors([pairFor(where)]).slice(0, arms.length)),
          { what: `Mean rise of the training loss within ${NEAR} of the weights, over ${REPEATS} directions`, ours: spreads.map(([mean]) => mean) },
          { what: 'Standard deviation of that between directions', ours: spreads.map(([, deviation]) => deviation) },
          minutesLine(outcomes, arms, ['ten directions']),
        ],
        notes: [
          ...spreads.map(([mean, deviation], i) => finding(`${arms[i].label}: directions are nearly alike, within a tenth of the rise`, deviation < 0.1 * Math.abs(mean), `${brief(deviation)} of ${brief(mean)}`)),
          ...(spreads.length > 1 ? [finding('Batches differ more than directions do', Math.abs(small[0] - large[0]) > small[1] + large[1], `${brief(Math.abs(small[0] - large[0]))} between the means, deviations ${brief(small[1])} and ${brief(large[1])}`)] : []),
          ...liNotes(where, arms, outcomes),
        ],
      },
      figures: [
        { name: 'li-repeatability-band', spec: { draw: 'lines', x: 'a', y: 'loss', pool: 'repeat', top: 5, title: `Mean of ${REPEATS} random directions, in a band from the lowest to the highest` }, rows, columns: landscape.columns },
        { name: 'li-repeatability-each', spec: { draw: 'lines', x: 'a', y: 'loss', series: 'repeat', top: 5, title: 'Each direction by itself' }, rows, columns: landscape.columns },
      ],
    };
  },
};
