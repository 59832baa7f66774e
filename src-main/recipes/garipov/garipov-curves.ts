import type { Row } from '../../../src-shared/kind';
import type { Published, TableLine } from '../../../src-shared/recipe';
import { parseDatasetSpec } from '../../datasets/spec';
import { connectivity } from '../../experiments/connectivity';
import { USUAL } from '../images';
import { measureOf, type PathName } from '../modes/path-lines';
import { standingFor } from '../modes/standing-for';
import { trainingsOf, weightsOf, type Answers, type Ids, type Mode, type Outcomes } from '../modes/trained';
import { brief, finding, lineBeside } from '../notes';
import type { Circumstances, Recipe } from '../recipe';
import { networksFor, type PaperNetwork } from './networks';
import { garipovNotes } from './notes';
import { publishedCurves, type Line } from './published';
import { curveBetween, endTraining } from './training';

const FAMILIES = ['bezier', 'chain'] as const;

const PENALISED = 'training loss with the weight-decay term';
const ERROR = 'test error';

/** Both ends of a network's curves: trained alike from different seeds. */
const endsOf = (where: Circumstances, network: PaperNetwork): readonly [Mode, Mode] => {
  const end = (k: number): Mode => ({ key: `${network.key}.${k + 1}`, label: `end ${k + 1}`, seed: where.seed + k, training: endTraining(where, network) });
  return [end(0), end(1)];
};

const curveKey = ({ key }: PaperNetwork, family: (typeof FAMILIES)[number]) => `${key}.${family}`;

/** Least and greatest of a quantity at both ends, which the straight segment begins and ends with. */
function atEnds(rows: readonly Row[], valueOf: (row: Row) => number): readonly [least: number, greatest: number] {
  const ends = rows.filter((row) => row['line'] === 'straight segment' && row['part'] === 'path' && (row['t'] === 0 || row['t'] === 1)).map(valueOf);
  return [Math.min(...ends), Math.max(...ends)];
}

/** The four lines of a network: what is published of it, in columns of ends, both curves and the straight segment. */
function linesOf(where: Circumstances, network: PaperNetwork, outcomes: Outcomes): TableLine[] {
  const [bezier, chain] = FAMILIES.map((family) => outcomes[curveKey(network, family)].rows);
  const published = publishedCurves(parseDatasetSpec(where.dataset ?? USUAL).source, network);
  const line = (what: string, quantity: string, times: number, valueOf: (row: Row) => number, measure: 'least' | 'greatest', of: 'loss' | 'error'): TableLine => {
    const which = measure === 'least' ? 0 : 1;
    const along = (rows: readonly Row[], path: PathName) => times * (measureOf(rows, path, quantity, measure) ?? NaN);
    const ours = [times * atEnds(bezier, valueOf)[which], along(bezier, 'curve'), along(chain, 'curve'), along(bezier, 'straight segment')];
    const theirs = (['single', 'bezier', 'chain'] as const satisfies readonly Line[]).map((name): Published | null => published?.[name][of][which] ?? null);
    return lineBeside(where, { what: `${standingFor(where, network)}: ${what}`, ours: ours.map((value) => (Number.isFinite(value) ? value : null)) }, [...theirs, null]);
  };
  const loss = (row: Row) => Number(row['penalisedLoss'] ?? NaN);
  const error = (row: Row) => 1 - Number(row['testAccuracy'] ?? NaN);
  return [
    ...(['least', 'greatest'] as const).map((measure) => line(`training loss, ${measure}`, PENALISED, 1, loss, measure, 'loss')),
    ...(['least', 'greatest'] as const).map((measure) => line(`test error, ${measure} (%)`, ERROR, 100, error, measure, 'error')),
  ];
}

const minutesOf = (outcomes: Outcomes, keys: readonly string[]): number => keys.reduce((sum, key) => sum + outcomes[key].experiment.seconds, 0) / 60;

/** All paths of a network, each with the name that the figures give it. */
function pathsOf(network: PaperNetwork, outcomes: Outcomes): Row[] {
  const [bezier, chain] = FAMILIES.map((family) => outcomes[curveKey(network, family)].rows.filter(({ part }) => part === 'path'));
  const named = (rows: readonly Row[], line: PathName, path: string) => rows.filter((row) => row['line'] === line).map((row): Row => ({ ...row, path }));
  return [...named(bezier, 'straight segment', 'Straight segment'), ...named(bezier, 'curve', 'Bezier'), ...named(chain, 'curve', 'Chain')];
}

export const garipovCurves: Recipe = {
  name: 'garipov-curves',
  title: 'Curves of low loss between two networks',
  about: 'Trains VGG-16, PreResNet-164 and WRN-28-10 twice each and finds a Bezier curve and a chain with one bend between both, beside the published losses and errors along them (Garipov et al. 2018). Smaller networks stand for them at desk scale.',
  scales: ['smoke', 'desk', 'paper'],
  dataset: USUAL,
  plan: (where) => networksFor(where).flatMap((network) => {
    const ends = endsOf(where, network);
    return [
      ...trainingsOf('Garipov et al.', ends),
      ...FAMILIES.map((family) => ({
        key: curveKey(network, family), kind: 'connectivity', name: `Garipov et al.: ${network.names[where.scale]}, ${family}`, seed: where.seed,
        setup: (ids: Ids): Answers => curveBetween(where, network, [weightsOf(ends[0], ids), weightsOf(ends[1], ids)], family),
      })),
    ];
  }),
  conclude(outcomes, where) {
    const networks = networksFor(where);
    const barriers = networks.map((network) => {
      const [bezier, chain] = FAMILIES.map((family) => outcomes[curveKey(network, family)].rows);
      return [[bezier, 'curve'], [chain, 'curve'], [bezier, 'straight segment']].map(([rows, path]) => measureOf(rows as Row[], path as PathName, 'training loss', 'barrier') ?? NaN);
    });
    return {
      table: {
        title: 'Curves between two networks',
        columns: ['Single', 'Bezier', 'Chain', 'Straight segment'],
        lines: [
          ...networks.flatMap((network) => linesOf(where, network, outcomes)),
          ...networks.map((network, k) => ({ what: `${standingFor(where, network)}: barrier of the bare training loss`, ours: [null, ...barriers[k]].map((value) => (Number.isFinite(value) ? value : null)) })),
          {
            what: 'Minutes',
            ours: [
              minutesOf(outcomes, networks.flatMap((network) => endsOf(where, network).map(({ key }) => `${key}.training`))),
              ...FAMILIES.map((family) => minutesOf(outcomes, networks.map((network) => curveKey(network, family)))), null,
            ],
          },
        ],
        notes: [
          finding('Both curves stay under half of the barrier of the straight segment', barriers.every(([bezier, chain, straight]) => Math.max(bezier, chain) < straight / 2), networks.map(({ called }, k) => `${called}: ${barriers[k].slice(0, 2).map(brief).join(' and ')} against ${brief(barriers[k][2])}`).join('; ')),
          'As in the paper, the training loss is over augmented images and with the weight-decay term; the barrier is of the loss without that term, above the line between the ends. Batch-norm statistics are recomputed at every point, over images that are augmented too.',
          'Three control points, of which one is free and begins half-way; the paper calls that three bends.',
          ...garipovNotes(where, networks.map((network) => endTraining(where, network)), outcomes),
        ],
      },
      figures: ([['penalisedLoss', 'loss', 'Training loss with the weight-decay term'], ['testAccuracy', 'accuracy', 'Test accuracy']] as const).map(([y, ending, title]) => ({
        name: `garipov-curves-${ending}`,
        spec: { draw: 'lines', title: `${title} along paths between two networks`, x: 't', y, series: 'path', top: null },
        rows: Object.fromEntries(networks.map((network) => [standingFor(where, network), pathsOf(network, outcomes)])),
        columns: { ...connectivity.columns, path: { label: 'Path' } },
      })),
    };
  },
};
