import { USUAL } from '../images';
import { lossAlong } from '../modes/path-figures';
import { errorLines, lossLines, measuresOf, numbers } from '../modes/path-lines';
import { standingFor } from '../modes/standing-for';
import { testErrorOf, trainedAs } from '../modes/trained';
import { brief, finding, lineBeside } from '../notes';
import type { Circumstances, Recipe } from '../recipe';
import { minutesAlong, pairsOf, pathsOf, planAlong, rateNote, SLIGHT, type AlongTraining } from './along-training';
import { heightThere } from './height-there';
import { networks, type PaperNetwork } from './networks';
import { CURVE, gotmareNotes } from './notes';
import { barriers, heldOut } from './published';
import { rateAndAccuracy } from './rate-figures';
import { sizeFor } from './sizes';
import { restartedTraining } from './training';

/** The training with restarts, and its iterates right before them. */
export const restartsFor = (where: Circumstances, network: PaperNetwork): AlongTraining => ({
  mode: { key: 'sgdr', label: 'SGD with restarts', seed: where.seed, training: restartedTraining(where, network) },
  iterates: sizeFor(where).sgdr.iterates,
});

/** When the rate jumps back up. */
function restartsAt(where: Circumstances): number[] {
  const { cycle, epochs } = sizeFor(where).sgdr;
  const ends = [cycle];
  while (ends[ends.length - 1] < epochs) ends.push(2 * ends[ends.length - 1] + cycle);
  return ends.slice(0, -1);
}

const sgdr = (network: PaperNetwork): Recipe => ({
  name: `gotmare-sgdr${network.ending}`,
  title: `What restarts do: paths between the weights before them (${network.called})`,
  about: `Trains ${network.called} along cosines with restarts, and looks along straight segments and curves of low loss between the weights right before the restarts: whether a barrier lies between them (Gotmare et al. 2019, section 3). A smaller network stands for it at desk scale.`,
  scales: ['smoke', 'desk', 'paper'],
  dataset: USUAL,
  plan: (where) => planAlong(where, network, restartsFor(where, network)),
  conclude(outcomes, where) {
    const along = restartsFor(where, network);
    const pairs = pairsOf(along);
    const rows = pathsOf(outcomes, along);
    const paths = Object.values(rows);
    const trained = trainedAs(along.mode, outcomes);
    const [onCurve, onSegment] = (['curve', 'straight segment'] as const).map((line) => numbers(measuresOf(paths, line, 'training loss', 'barrier')));
    const greatest = numbers(measuresOf(paths, 'straight segment', 'training loss', 'greatest'));
    const heights = paths.map((path) => heightThere(path, 'straight segment', 'testLoss'));
    return {
      table: {
        title: `Paths between the weights before restarts (${standingFor(where, network)})`,
        columns: pairs.map(({ label }) => label),
        lines: [
          { what: 'Test error of the first end (%)', ours: pairs.map(({ from }) => testErrorOf(trained, from)) },
          { what: 'Test error of the other end (%)', ours: pairs.map(({ to }) => testErrorOf(trained, to)) },
          ...lossLines(where, paths, pairs.map(() => barriers.sgdr)),
          lineBeside(where, { what: 'Test loss there, above the line between its ends', ours: heights }, pairs.map(() => heldOut)),
          ...errorLines(where, paths),
          minutesAlong(outcomes, along),
        ],
        notes: [
          finding(`A barrier of more than ${100 * SLIGHT} % of the greatest training loss lies on every straight segment, and the curve goes around most of it`, onSegment.every((barrier, k) => barrier > SLIGHT * greatest[k] && onCurve[k] < barrier / 2), `barriers ${onSegment.map(brief).join(', ')} on segments, ${onCurve.map(brief).join(', ')} on curves`),
          '"There" is where the training loss lies highest above the line between its ends, along the straight segment. wN are the weights after N epochs, each right before a restart or at the end.',
          `The rate restarts at epoch ${restartsAt(where).join(', ')} of ${sizeFor(where).sgdr.epochs}: each cycle is twice as long as the one before. The paper's 10, 30 and 70 of 150, from 0.05 down to 1e-6, are from memory [M, unverified].`,
          ...rateNote(where),
          CURVE,
          ...gotmareNotes(where, network, [along.mode.training], outcomes),
        ],
      },
      figures: [
        lossAlong(`gotmare-sgdr${network.ending}-paths`, 'Loss between the weights before restarts', rows),
        ...rateAndAccuracy(`gotmare-sgdr${network.ending}`, along.mode, trained.rows, { at: restartsAt(where), label: 'Restart' }),
      ],
    };
  },
});

/** For VGG-16, and for a ResNet. */
export const gotmareSgdr: readonly Recipe[] = networks.map(sgdr);
