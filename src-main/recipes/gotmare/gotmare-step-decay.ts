import { USUAL } from '../images';
import { lossAlong } from '../modes/path-figures';
import { errorLines, lossLines, measuresOf, numbers } from '../modes/path-lines';
import { standingFor } from '../modes/standing-for';
import { testErrorOf, trainedAs } from '../modes/trained';
import { brief, finding } from '../notes';
import type { Circumstances, Recipe } from '../recipe';
import { minutesAlong, pairsOf, pathsOf, planAlong, rateNote, SLIGHT, type AlongTraining } from './along-training';
import { networks, type PaperNetwork } from './networks';
import { CURVE, gotmareNotes } from './notes';
import { barriers } from './published';
import { rateAndAccuracy } from './rate-figures';
import { sizeFor } from './sizes';
import { stepTraining } from './training';

const dropsFor = (where: Circumstances, network: PaperNetwork): AlongTraining => {
  const { step } = sizeFor(where);
  return { mode: { key: 'step', label: 'SGD with a rate that drops', seed: where.seed, training: stepTraining(where, network, step) }, iterates: step.iterates };
};

const stepDecay = (network: PaperNetwork): Recipe => ({
  name: `gotmare-step-decay${network.ending}`,
  title: `The baseline of restarts: paths around drops of the rate (${network.called})`,
  about: `Trains ${network.called} with a rate that drops in steps, and looks along straight segments and curves between weights before and after the drops: no barrier lies between them (Gotmare et al. 2019, section 3). A smaller network stands for it at desk scale.`,
  scales: ['smoke', 'desk', 'paper'],
  dataset: USUAL,
  plan: (where) => planAlong(where, network, dropsFor(where, network)),
  conclude(outcomes, where) {
    const along = dropsFor(where, network);
    const pairs = pairsOf(along);
    const rows = pathsOf(outcomes, along);
    const paths = Object.values(rows);
    const trained = trainedAs(along.mode, outcomes);
    const { drops } = sizeFor(where).step;
    const onSegment = numbers(measuresOf(paths, 'straight segment', 'training loss', 'barrier'));
    const greatest = numbers(measuresOf(paths, 'straight segment', 'training loss', 'greatest'));
    return {
      table: {
        title: `Paths around drops of the rate (${standingFor(where, network)})`,
        columns: pairs.map(({ label }) => label),
        lines: [
          { what: 'Test error of the first end (%)', ours: pairs.map(({ from }) => testErrorOf(trained, from)) },
          { what: 'Test error of the other end (%)', ours: pairs.map(({ to }) => testErrorOf(trained, to)) },
          ...lossLines(where, paths, pairs.map(() => barriers.step)),
          ...errorLines(where, paths),
          minutesAlong(outcomes, along),
        ],
        notes: [
          finding(`No barrier lies on the straight segments, or one of less than ${100 * SLIGHT} % of the greatest loss there`, onSegment.every((barrier, k) => barrier < SLIGHT * greatest[k]), `barriers ${onSegment.map(brief).join(', ')}`),
          `wN are the weights after N epochs. The rate drops to a tenth after ${drops.join(' and ')} of ${sizeFor(where).step.epochs} epochs. Of the paper's drops two versions are remembered: to a tenth at 60 and 150, with paths between 55 and 65, 145 and 155, 55 and 155, as here; or to a fifth at 60, 120 and 160 [M, unverified].`,
          ...(where.scale === 'desk' ? ['At desk scale this training is longer than mode G, and as long as that with restarts.'] : [`This training is mode G of gotmare-resilience${network.ending}, which shares it.`]),
          ...rateNote(where),
          CURVE,
          ...gotmareNotes(where, network, [along.mode.training], outcomes),
        ],
      },
      figures: [
        lossAlong(`gotmare-step-decay${network.ending}-paths`, 'Loss between weights around drops of the rate', rows),
        ...rateAndAccuracy(`gotmare-step-decay${network.ending}`, along.mode, trained.rows, { at: drops, label: 'Drop of the rate' }),
      ],
    };
  },
});

/** For VGG-16, and for a ResNet. */
export const gotmareStepDecay: readonly Recipe[] = networks.map(stepDecay);
