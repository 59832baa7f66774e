import type { Row } from '../../../src-shared/kind';
import { landscape } from '../../experiments/landscape';
import { centreOf } from '../grid-rows';
import { USUAL } from '../images';
import { brief, finding, lineBeside } from '../notes';
import type { Circumstances, Recipe } from '../recipe';
import { areaBelow } from './area-below';
import { around, minutesLine, outcomesOf, trainedLines, trainings, type Arm } from './arms';
import { liNotes } from './notes';
import { initialLoss } from './published';
import { deepTwins } from './residual-arms';
import { sizeFor } from './sizes';
import { surfacesAround } from './surfaces';

/** Points per side of the surfaces around the start, at which statistics are recomputed at every point. */
const SIDE = { smoke: 5, desk: 11, paper: 51 } as const;

/** At smoke scale only the one with skips is run. */
const keysFor = ({ scale }: Circumstances): readonly ('skips' | 'plain')[] => (scale === 'smoke' ? ['skips'] : ['skips', 'plain']);

const armsFor = (where: Circumstances): Arm[] => keysFor(where).map((key) => deepTwins(where)[key]);

const levelOf = (rows: readonly Row[]): number => Number(centreOf(rows)['loss']);

export const liInitialisation: Recipe = {
  name: 'li-initialisation',
  title: 'Where training starts: the level of the initial loss',
  about: 'The surfaces around a trained deep network with skip connections and around its twin without, with the height marked at which training began (Li et al. 2018, section 6): the wider the basin below it, the better a random start. Besides, of our own, the surfaces around the start itself.',
  scales: ['smoke', 'desk', 'paper'],
  dataset: USUAL,
  plan(where) {
    const arms = armsFor(where);
    const { onSurface } = sizeFor(where);
    return [
      ...trainings(where, arms),
      ...surfacesAround(where, arms),
      ...around('start', 'landscape', where, arms, (weights) => ({ weights: `${weights}@0`, side: SIDE[where.scale], reach: 1, examples: onSurface, statistics: 'recomputed' })),
    ];
  },
  conclude(outcomes, where) {
    const arms = armsFor(where);
    const keys = keysFor(where);
    const surfaces = outcomesOf('surface', outcomes, arms).map(({ rows }) => rows);
    const starts = outcomesOf('start', outcomes, arms).map(({ rows }) => rows);
    const levels = starts.map(levelOf);
    const basins = surfaces.map((rows, i) => 100 * areaBelow(rows, levels[i], 'absolute'));
    return {
      table: {
        title: 'The level of the initial loss',
        columns: arms.map(({ label }) => label),
        lines: [
          lineBeside(where, { what: 'Initial loss', ours: levels }, keys.map((key) => initialLoss[key])),
          { what: 'Initial test loss with untouched batch-norm statistics', ours: outcomesOf('training', outcomes, arms).map(({ rows }) => Number(rows[0]['testLoss'])) },
          { what: 'Part of the surface around the trained weights below the initial loss (%)', ours: basins },
          ...trainedLines(where, outcomes, arms),
          minutesLine(outcomes, arms, ['surface', 'start']),
        ],
        notes: [
          ...(basins.length > 1 ? [finding('The basin below the initial loss is wider with skips', basins[0] > basins[1], `${brief(basins[0])} % of the surface with, ${brief(basins[1])} % without`)] : []),
          'The initial loss is the one at the start\'s own place, with batch-norm statistics recomputed over the same images, as training sees it. What the paper gives of it is known from memory only.',
          'The surfaces around the start are ours: the paper draws none.',
          ...liNotes(where, arms, outcomes),
        ],
      },
      figures: arms.flatMap(({ key, label }, i) => [
        {
          name: `li-initialisation-${key}`,
          spec: { draw: 'contour', x: 'a', y: 'b', z: 'loss', scale: 'log', title: `Around the trained weights: ${label}`, thresholds: [{ value: levels[i], label: 'initial loss' }] },
          rows: { [label]: surfaces[i] },
          columns: landscape.columns,
        },
        {
          name: `li-initialisation-${key}-start`,
          spec: { draw: 'contour', x: 'a', y: 'b', z: 'loss', scale: 'log', title: `Around the start (ours, not the paper's): ${label}` },
          rows: { [`${label}, start`]: starts[i] },
          columns: landscape.columns,
        },
      ]),
    };
  },
};
