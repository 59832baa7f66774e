import { USUAL } from '../images';
import { brief, finding } from '../notes';
import { minutesLine } from '../modes/minutes-line';
import { accuracyOnTheWay, lossAlong } from '../modes/path-figures';
import { errorLines, lossLines, measuresOf, numbers } from '../modes/path-lines';
import { standingFor } from '../modes/standing-for';
import { testErrorOf, trainedAs, trainingsOf, weightsOf } from '../modes/trained';
import type { Recipe } from '../recipe';
import { otherModes, usualMode, type LetteredMode } from './modes';
import { networks, type PaperNetwork } from './networks';
import { CURVE, gotmareNotes } from './notes';
import { resilienceErrors } from './published';
import { sizeFor } from './sizes';
import { curveBetween } from './training';

const curveKey = ({ key }: LetteredMode) => `${key}-g.curve`;
const labelOf = ({ letter }: LetteredMode) => `${letter} to G`;

const resilience = (network: PaperNetwork): Recipe => ({
  name: `gotmare-resilience${network.ending}`,
  title: `Networks trained in six other manners, each connected to the usual one (${network.called})`,
  about: `Trains ${network.called} in large batches, with Adam, with a rate that falls in a line, with less weight decay, from poor initial weights and without augmentation (modes A to F), and finds a curve of low loss from each to one trained in the usual manner (G): mode connectivity withstands all of it (Gotmare et al. 2019, section 2.1). A smaller network stands for it at desk scale.`,
  scales: ['smoke', 'desk', 'paper'],
  dataset: USUAL,
  plan(where) {
    const { curve, points } = sizeFor(where);
    const [usual, others] = [usualMode(where, network), otherModes(where, network)];
    return [
      ...trainingsOf('Gotmare et al.', [usual, ...others]),
      ...others.map((mode) => ({
        key: curveKey(mode), kind: 'connectivity', name: `Gotmare et al.: ${String(usual.training['network'])}, from ${labelOf(mode)}`, seed: where.seed,
        setup: (ids: Readonly<Record<string, string>>) => curveBetween(where, network, [weightsOf(mode, ids), weightsOf(usual, ids)], { points: points.modes, after: curve.after }),
      })),
    ];
  },
  conclude(outcomes, where) {
    const [usual, others] = [usualMode(where, network), otherModes(where, network)];
    const pairs = others.map((mode) => outcomes[curveKey(mode)].rows);
    const rows = Object.fromEntries(others.map((mode, k) => [labelOf(mode), pairs[k]]));
    const [onCurve, onSegment] = (['curve', 'straight segment'] as const).map((line) => numbers(measuresOf(pairs, line, 'training loss', 'barrier')));
    const lower = onCurve.filter((barrier, k) => barrier < onSegment[k] / 2).length;
    const worst = numbers(measuresOf(pairs, 'curve', 'test error', 'greatest', 100));
    return {
      table: {
        title: `Mode connectivity from six manners of training (${standingFor(where, network)})`,
        columns: others.map(labelOf),
        lines: [
          { what: 'Test error of the mode (%)', ours: others.map((mode) => testErrorOf(trainedAs(mode, outcomes))) },
          { what: 'Test error of G (%)', ours: others.map(() => testErrorOf(trainedAs(usual, outcomes))) },
          ...lossLines(where, pairs),
          ...errorLines(where, pairs, pairs.map(() => resilienceErrors)),
          minutesLine(outcomes, others.map((mode) => [`${mode.key}.training`, curveKey(mode)])),
        ],
        notes: [
          finding('A curve connects every mode to G over less than half of the barrier of the straight segment', lower === pairs.length, `${lower} of ${pairs.length}; barriers ${onCurve.map(brief).join(', ')} against ${onSegment.map(brief).join(', ')}`),
          `Test error at its greatest along the curves: ${brief(Math.min(...worst))} to ${brief(Math.max(...worst))} %.`,
          `G: ${brief(testErrorOf(trainedAs(usual, outcomes)))} % test error. The others differ from it in one thing each: ${others.map(({ label }) => label.replace('mode ', '')).join('; ')}. Which things these are is remembered alike twice [M, unverified]; A's rate is G's, and Adam's, where E's weights begin and that each mode has a seed of its own are inferred [I, unverified].`,
          ...(where.scale === 'smoke' ? ['At smoke scale only one of the six modes is run.'] : []),
          CURVE,
          ...gotmareNotes(where, network, [usual, ...others].map(({ training }) => training), outcomes),
        ],
      },
      figures: [
        accuracyOnTheWay(`gotmare-resilience${network.ending}-test`, 'Test accuracy along the curve while it is being found', 'test', rows),
        accuracyOnTheWay(`gotmare-resilience${network.ending}-train`, 'Training accuracy along the curve while it is being found', 'train', rows),
        lossAlong(`gotmare-resilience${network.ending}-loss`, 'Loss along the curve and the straight segment', rows),
      ],
    };
  },
});

/** For VGG-16, and for a ResNet. */
export const gotmareResilience: readonly Recipe[] = networks.map(resilience);
