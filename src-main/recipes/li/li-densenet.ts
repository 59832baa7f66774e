import { roughnessOf } from '../grid-rows';
import { USUAL } from '../images';
import { brief, finding } from '../notes';
import type { Circumstances, Recipe } from '../recipe';
import { minutesLine, outcomesOf, trainedLines, trainings, type Arm } from './arms';
import { liNotes } from './notes';
import { skipErrors } from './published';
import { ROUGHNESS, surfaceFigures, surfaceLines, surfacesAround } from './surfaces';
import { residualTraining } from './training';

const SIZES = {
  smoke: { dense: 'densenet-13-x0.25', plain: 'resnet-8-noshort-x0.25', epochs: 1, batch: 64, surface: {} },
  desk: { dense: 'densenet-121-x0.25', plain: 'resnet-110-noshort-x0.25', epochs: 6, batch: 64, surface: { side: 13, examples: 250 } },
  paper: { dense: 'densenet-121', plain: 'resnet-110-noshort', epochs: 300, batch: 128, surface: {} },
} as const;

function armsFor(where: Circumstances): Arm[] {
  const { dense, plain, epochs, batch } = SIZES[where.scale];
  return [
    { key: 'dense', label: 'DenseNet-121', training: residualTraining(where, { network: dense, epochs, batch }) },
    // Equal to the training of li-skip-connections at paper scale, which is then shared.
    { key: 'plain', label: 'ResNet-110, without skips', training: residualTraining(where, { network: plain, epochs, batch, rate: 0.01, keep: [0] }) },
  ];
}

export const liDensenet: Recipe = {
  name: 'li-densenet',
  title: 'DenseNet-121 beside a network of like depth without skips',
  about: 'The loss surfaces around DenseNet-121 and around ResNet-110 without skip connections on one scale (Li et al. 2018, Fig. 4): of two very deep networks, the one whose layers see all before them has the smooth surface.',
  scales: ['smoke', 'desk', 'paper'],
  dataset: USUAL,
  plan(where) {
    const arms = armsFor(where);
    return [...trainings(where, arms), ...surfacesAround(where, arms, SIZES[where.scale].surface)];
  },
  conclude(outcomes, where) {
    const arms = armsFor(where);
    const [dense, plain] = outcomesOf('surface', outcomes, arms).map(({ rows }) => roughnessOf(rows));
    return {
      table: {
        title: 'DenseNet-121 beside ResNet-110 without skips',
        columns: arms.map(({ label }) => label),
        lines: [...trainedLines(where, outcomes, arms, [null, skipErrors['resnet-110-noshort']]), ...surfaceLines(outcomes, arms), minutesLine(outcomes, arms, ['surface'])],
        notes: [
          finding('The surface of the DenseNet is smoother', dense < plain, `roughness ${brief(dense)} against ${brief(plain)}`),
          ROUGHNESS,
          ...(where.scale === 'desk' ? ['Both have a quarter of their channels.'] : []),
          ...liNotes(where, arms, outcomes),
        ],
      },
      figures: surfaceFigures('li-densenet', 'Training loss around two very deep networks', outcomes, arms),
    };
  },
};
