import { roughnessOf } from '../grid-rows';
import { USUAL } from '../images';
import { brief, finding } from '../notes';
import type { Circumstances, Recipe } from '../recipe';
import { minutesLine, outcomesOf, trainedLines, trainings, type Arm } from './arms';
import { liNotes } from './notes';
import { widthErrors } from './published';
import { sizeFor } from './sizes';
import { ROUGHNESS, surfaceFigures, surfaceLines, surfacesAround } from './surfaces';
import { residualTraining } from './training';

const WIDTHS = { smoke: [0.25, 0.5], desk: [0.5, 1], paper: [1, 2, 4, 8] } as const;
/** At desk scale wide networks see half of the images, and fewer points are looked at. */
const DESK = { images: 5000, surface: { side: 11, examples: 200 } };

const KEYS = ['skips', 'plain'] as const;

function armsAt(where: Circumstances, which: readonly (typeof KEYS)[number][] = KEYS): Arm[] {
  const { epochs, batch } = sizeFor(where).residual;
  const depth = where.scale === 'smoke' ? 8 : 56;
  return which.flatMap((key) => WIDTHS[where.scale].map((width): Arm => ({
    key: `width-${width}-${key}`,
    label: `Width ${width}, ${key === 'skips' ? 'with skips' : 'without'}`,
    training: residualTraining(where, { network: `resnet-${depth}${key === 'plain' ? '-noshort' : ''}${width === 1 ? '' : `-x${width}`}`, epochs, batch, keep: [0], images: DESK.images }),
  })));
}

/** At smoke scale only those without skips are run. */
const armsFor = (where: Circumstances): Arm[] => armsAt(where, where.scale === 'smoke' ? ['plain'] : KEYS);

export const liWidth: Recipe = {
  name: 'li-width',
  title: 'Width: wider networks have flatter surfaces',
  about: 'ResNet-56 at growing width (WRN-56-k), with and without skip connections, and the loss surfaces around them on one scale (Li et al. 2018, Fig. 6): more channels prevent the chaos that depth without skips brings.',
  scales: ['smoke', 'desk', 'paper'],
  dataset: USUAL,
  plan(where) {
    const arms = armsFor(where);
    return [...trainings(where, arms), ...surfacesAround(where, arms, where.scale === 'desk' ? DESK.surface : {})];
  },
  conclude(outcomes, where) {
    const arms = armsFor(where);
    const widths: readonly number[] = WIDTHS[where.scale];
    const rough = outcomesOf('surface', outcomes, arms).map(({ rows }) => roughnessOf(rows));
    const plain = rough.slice(-widths.length);
    const published = arms.map((_, i) => widthErrors[arms.length === widths.length || i >= widths.length ? 'plain' : 'skips'][widths[i % widths.length]] ?? null);
    return {
      table: {
        title: 'Width, with and without skip connections',
        columns: arms.map(({ label }) => label),
        lines: [...trainedLines(where, outcomes, arms, published), ...surfaceLines(outcomes, arms), minutesLine(outcomes, arms, ['surface'])],
        notes: [
          finding('Without skips, more width is smoother', plain[0] > plain[plain.length - 1], `roughness ${widths.map((width, i) => `${brief(plain[i])} at width ${width}`).join(', ')}`),
          ROUGHNESS,
          ...(where.scale === 'desk' ? [`Widths of 2, 4 and 8 do not fit at desk scale (${(['skips', 'plain'] as const).map((key) => `published, ${key === 'skips' ? 'with' : 'without'} skips: ${[2, 4, 8].map((width) => `${widthErrors[key][width].value} [${widthErrors[key][width].evidence}]`).join(', ')}`).join('; ')}).`] : []),
          ...liNotes(where, arms, outcomes),
        ],
      },
      figures: surfaceFigures('li-width', 'Training loss at growing width', outcomes, arms),
    };
  },
};
