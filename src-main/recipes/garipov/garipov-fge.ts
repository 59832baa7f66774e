import type { Row } from '../../../src-shared/kind';
import { lowestPoints } from '../../../src-shared/math/schedule';
import { parseDatasetSpec } from '../../datasets/spec';
import { ensemble } from '../../experiments/ensemble';
import { training } from '../../experiments/training';
import { minutesLine } from '../modes/minutes-line';
import { standingFor } from '../modes/standing-for';
import { testErrorOf, trainedAs, trainingsOf, weightsOf, type Ids, type Mode, type Outcomes } from '../modes/trained';
import { brief, finding, lineBeside } from '../notes';
import type { Circumstances, Recipe } from '../recipe';
import { networksFor, type PaperNetwork } from './networks';
import { garipovNotes } from './notes';
import { publishedEnsembles } from './published';
import { sizeFor } from './sizes';
import { aloneTraining, cyclicTraining } from './training';

/** The published table of this is of CIFAR-100. */
const PUBLISHED_OF = 'cifar100';

const aloneOf = (where: Circumstances, network: PaperNetwork): Mode => ({ key: `${network.key}.alone`, label: 'network alone', seed: where.seed, training: aloneTraining(where, network, PUBLISHED_OF) });

const cyclicKey = ({ key }: PaperNetwork) => `${key}.cyclic`;
const ensembleKey = ({ key }: PaperNetwork) => `${key}.ensemble`;

/** Epochs of the cyclic training after which a snapshot joins the ensemble. */
function snapshotsOf(where: Circumstances): number[] {
  const { cycle, epochs } = sizeFor(where).ensembling;
  return lowestPoints(cycle, epochs);
}

const membersOf = (outcomes: Outcomes, network: PaperNetwork): Row[] => outcomes[ensembleKey(network)].rows.filter(({ part }) => part === 'member');

/** The mean of what the members have in a column, each alone. */
const meanOf = (members: readonly Row[], column: string): number => members.reduce((sum, row) => sum + Number(row[column]), 0) / members.length;

export const garipovFge: Recipe = {
  name: 'garipov-fge',
  title: 'Fast geometric ensembling',
  about: 'Sets out from a network four fifths through its training, goes on with a cyclic rate, and averages what the weights of all cycles predict, beside the network trained to its end in the same number of epochs (Garipov et al. 2018). Smaller networks stand for the paper\'s at desk scale.',
  scales: ['smoke', 'desk', 'paper'],
  dataset: PUBLISHED_OF,
  plan(where) {
    const { from } = sizeFor(where).ensembling;
    return networksFor(where).flatMap((network) => {
      const alone = aloneOf(where, network);
      const name = network.names[where.scale];
      return [
        ...trainingsOf('Garipov et al.', [alone]),
        {
          key: cyclicKey(network), kind: 'training', name: `Garipov et al.: ${name}, cyclic rate from epoch ${from}`, seed: where.seed,
          setup: (ids: Ids) => cyclicTraining(where, network, PUBLISHED_OF, weightsOf(alone, ids, from)),
        },
        {
          key: ensembleKey(network), kind: 'ensemble', name: `Garipov et al.: ${name}, ensemble of the cycles`, seed: where.seed,
          setup: (ids: Ids) => ({ weights: snapshotsOf(where).map((epoch) => `${ids[cyclicKey(network)]}@${epoch}`) }),
        },
      ];
    });
  },
  conclude(outcomes, where) {
    const networks = networksFor(where);
    const { alone: budget, from, epochs, cycle } = sizeFor(where).ensembling;
    const source = parseDatasetSpec(where.dataset ?? PUBLISHED_OF).source;
    const published = networks.map((network) => publishedEnsembles(source, network));
    const ends = networks.map((network) => trainedAs(aloneOf(where, network), outcomes));
    const members = networks.map((network) => membersOf(outcomes, network));
    const [alone, together] = [ends.map((end) => 100 - testErrorOf(end)), members.map((some) => 100 * Number(some[some.length - 1]['ensembleAccuracy']))];
    const atEnd = (column: string) => ends.map(({ rows }) => Number(rows[rows.length - 1][column]));
    const ofAll = (column: string) => members.map((some) => Number(some[some.length - 1][column]));
    return {
      table: {
        title: 'Fast geometric ensembling',
        columns: networks.map((network) => standingFor(where, network)),
        lines: [
          lineBeside(where, { what: 'Test accuracy of the network alone (%)', ours: alone }, published.map((of) => of?.[0] ?? null)),
          lineBeside(where, { what: 'Test accuracy of the ensemble (%)', ours: together }, published.map((of) => of?.[1] ?? null)),
          { what: 'Test accuracy of its members, mean (%)', ours: members.map((some) => 100 * meanOf(some, 'accuracy')) },
          { what: 'Test loss of the network alone', ours: atEnd('testLoss') },
          { what: 'Test loss of the ensemble', ours: ofAll('ensembleNll') },
          { what: 'Calibration error of the members, mean', ours: members.map((some) => meanOf(some, 'ece')) },
          { what: 'Calibration error of the ensemble', ours: ofAll('ensembleEce') },
          { what: 'Members', ours: members.map((some) => some.length) },
          minutesLine(outcomes, networks.map((network) => [`${network.key}.alone.training`, cyclicKey(network), ensembleKey(network)])),
        ],
        notes: [
          finding('The ensemble is right more often than the network trained alone', together.every((right, k) => right > alone[k]), networks.map(({ called }, k) => `${called}: ${brief(together[k])} % against ${brief(alone[k])} %`).join('; ')),
          `One budget of ${budget} epochs: ${from} alone, then ${epochs} with a cycle of ${cycle} epochs, and a snapshot half-way through each cycle, where the rate is lowest (${networks.map(({ called, cycle: [high, low] }) => `${called} ${high} to ${low}`).join(', ')}) [V]. The network alone goes on to ${budget}. The code keeps the momentum where it sets out, ours begins at zero there.`,
          ...(source === PUBLISHED_OF || where.scale === 'smoke' ? [] : ['The published table is of CIFAR-100, so that none stands beside these images.']),
          ...garipovNotes(where, networks.map((network) => aloneTraining(where, network, PUBLISHED_OF)), outcomes),
        ],
      },
      figures: [
        {
          name: 'garipov-fge-ensemble', spec: { draw: 'lines', title: 'Accuracy of the growing ensemble and of its members', x: 'member', y: ['ensembleAccuracy', 'accuracy'], where: { part: 'member' }, top: null, titles: { x: 'Members' } },
          rows: Object.fromEntries(networks.map((network, k) => [standingFor(where, network), members[k]])), columns: ensemble.columns,
        },
        {
          name: 'garipov-fge-accuracy', spec: { draw: 'lines', title: 'Test accuracy with a cyclic rate', x: 'epoch', y: 'testAccuracy', uprights: { at: snapshotsOf(where), label: 'Snapshot' }, top: null },
          rows: Object.fromEntries(networks.map((network) => [standingFor(where, network), outcomes[cyclicKey(network)].rows])), columns: training.columns,
        },
      ],
    };
  },
};
