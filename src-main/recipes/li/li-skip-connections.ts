import { roughnessOf } from '../grid-rows';
import { USUAL } from '../images';
import { brief, finding } from '../notes';
import type { Circumstances, Recipe } from '../recipe';
import { minutesLine, outcomesOf, trainedLines, trainings } from './arms';
import { liNotes } from './notes';
import { publishedError, twinsOf } from './residual-arms';
import { sizeFor } from './sizes';
import { ROUGHNESS, surfaceFigures, surfaceLines, surfacesAround } from './surfaces';

const allTwins = (where: Circumstances) => sizeFor(where).residual.depths.map((depth) => twinsOf(where, depth));

export const liSkipConnections: Recipe = {
  name: 'li-skip-connections',
  title: 'Depth, with and without skip connections',
  about: 'ResNets of growing depth and their twins without skip connections, and the loss surfaces around them on one scale (Li et al. 2018, Fig. 1 and 5): without skips, surfaces turn from convex to chaotic as networks get deeper.',
  scales: ['smoke', 'desk', 'paper'],
  dataset: USUAL,
  plan(where) {
    const arms = allTwins(where).flatMap(({ skips, plain }) => [skips, plain]);
    return [...trainings(where, arms), ...surfacesAround(where, arms)];
  },
  conclude(outcomes, where) {
    const twins = allTwins(where);
    const arms = twins.flatMap(({ skips, plain }) => [skips, plain]);
    const rough = outcomesOf('surface', outcomes, arms).map(({ rows }) => roughnessOf(rows));
    const deepest = twins.length - 1;
    return {
      table: {
        title: 'Depth, with and without skip connections',
        columns: arms.map(({ label }) => label),
        lines: [
          ...trainedLines(where, outcomes, arms, twins.flatMap((pair) => [publishedError(pair, 'skips'), publishedError(pair, 'plain')])),
          ...surfaceLines(outcomes, arms),
          minutesLine(outcomes, arms, ['surface']),
        ],
        notes: [
          ...twins.map(({ depth }, i) => finding(`${depth} layers: the surface is rougher without skips`, rough[2 * i] < rough[2 * i + 1], `roughness ${brief(rough[2 * i])} with, ${brief(rough[2 * i + 1])} without`)),
          ...(deepest > 0 ? [finding('Without skips, more depth is rougher', rough[1] < rough[2 * deepest + 1], `${brief(rough[1])} at ${twins[0].depth} layers, ${brief(rough[2 * deepest + 1])} at ${twins[deepest].depth}`)] : []),
          ROUGHNESS,
          ...(where.scale === 'desk' ? ['The 110 layers of the paper do not fit at desk scale. All arms train at the same rate, 0.05 after a warm-up, along a cosine.'] : []),
          ...(where.scale === 'paper' ? ['110 layers without skips train at a rate of 0.01, all others at 0.1; of 56 without skips the paper gives 13.31 % at 0.1 and, in another table, 10.83 % at 0.01.'] : []),
          ...liNotes(where, arms, outcomes),
        ],
      },
      figures: surfaceFigures('li-skip-connections', 'Training loss with and without skip connections', outcomes, arms),
    };
  },
};
