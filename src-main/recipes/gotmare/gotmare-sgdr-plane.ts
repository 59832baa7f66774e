import type { Row } from '../../../src-shared/kind';
import { summarisePath } from '../../../src-shared/math/path-summary';
import { landscape } from '../../experiments/landscape';
import { USUAL } from '../images';
import { standingFor } from '../modes/standing-for';
import { trainingsOf, weightsOf } from '../modes/trained';
import { brief, finding, lineBeside } from '../notes';
import type { Circumstances, Recipe } from '../recipe';
import { curveOf, pairsOf, rateNote } from './along-training';
import { restartsFor } from './gotmare-sgdr';
import { networks, type PaperNetwork } from './networks';
import { CURVE, gotmareNotes } from './notes';
import { barriers } from './published';
import { sizeFor } from './sizes';
import { wayBetweenLast } from './training';

const PLANE = 'plane';
const SEGMENT = 'straight segment';

const lastPair = (where: Circumstances, network: PaperNetwork) => pairsOf(restartsFor(where, network)).slice(-1)[0];

type Corners = Readonly<Record<string, string>>;

/** What corners and paths are called. */
function named(rows: readonly Row[], { from, to }: { readonly from: number; readonly to: number }): Row[] {
  const corners: Corners = { weights: `w${from}`, other: `w${to}`, third: 'bend' };
  const paths: Corners = { 'curve': 'curve', 'iterate': 'iterates', 'segment weights to other': SEGMENT };
  return rows.map((row): Row => {
    const point = String(row['point']);
    return { ...row, point: corners[point] ?? point, path: paths[point] ?? paths[`${point} ${String(row['path'])}`] ?? row['path'] ?? null };
  });
}

/** What is drawn over the plane. */
const OVER = [
  { where: { point: 'segment' }, series: 'path', name: 'straight segments', discs: false, dashed: true },
  { where: { point: 'curve' }, series: 'path', off: 'off', discs: false },
  { where: { point: 'iterate' }, series: 'path', off: 'off' },
] as const;

const LOSSES = [['loss', 'Training loss'], ['testLoss', 'Test loss']] as const;

const numbersIn = (rows: readonly Row[], column: string): number[] => rows.flatMap((row) => (typeof row[column] === 'number' ? row[column] : []));

const greatest = (values: readonly number[]): number | null => (values.length > 0 ? Math.max(...values) : null);

/** How high a path over the plane gets above the line between its ends; null where it has a hole. */
function barrierAlong(rows: readonly Row[], path: string, column: string): number | null {
  const points = rows.filter((row) => row['path'] === path);
  const [ts, values] = ['t', column].map((name) => numbersIn(points, name));
  return values.length < points.length ? null : summarisePath(ts, values, ts.slice(1).map((t, k) => t - ts[k])).barrier;
}

const plainly = (value: number | null): string => (value === null ? 'none' : brief(value));

const plane = (network: PaperNetwork): Recipe => ({
  name: `gotmare-sgdr-plane${network.ending}`,
  title: `The plane through two restarts and the bend between them (${network.called})`,
  about: `The training and test loss of ${network.called} over the plane through the weights before the last restart, those at the end, and the bend of a curve of low loss between them, with the iterates of SGD with restarts, the curve and the segments projected onto it (Gotmare et al. 2019, Fig. 3). A smaller network stands for it at desk scale.`,
  scales: ['smoke', 'desk', 'paper'],
  dataset: USUAL,
  plan(where) {
    const along = restartsFor(where, network);
    const pair = lastPair(where, network);
    const { side, over, onPlane } = sizeFor(where);
    const at = (ids: Readonly<Record<string, string>>, epoch: number) => weightsOf(along.mode, ids, epoch);
    return [
      ...trainingsOf('Gotmare et al.', [along.mode]),
      curveOf(where, network, along, pair),
      {
        key: PLANE, kind: 'landscape', name: `Gotmare et al.: plane, ${network.names[where.scale]}, ${pair.label}`, seed: where.seed,
        setup: (ids) => ({
          weights: at(ids, pair.from), directions: 'plane through three weights', other: at(ids, pair.to), third: `${ids[pair.curve]}@bend-1`, statistics: 'recomputed', sets: 'train and test',
          examples: onPlane, side, iterates: wayBetweenLast(where).map((epoch) => at(ids, epoch)), curves: [ids[pair.curve]], segments: true, along: over,
        }),
      },
    ];
  },
  conclude(outcomes, where) {
    const { mode } = restartsFor(where, network);
    const pair = lastPair(where, network);
    const rows = named(outcomes[PLANE].rows, pair);
    const grid = rows.filter(({ point }) => point === 'grid');
    const along = (path: string) => rows.filter((row) => row['path'] === path);
    const ours = (of: (column: string) => number | null) => LOSSES.map(([column]) => of(column));
    const [onSegment, onCurve] = [SEGMENT, 'curve'].map((path) => ours((column) => barrierAlong(rows, path, column)));
    const off = greatest(numbersIn(along('iterates'), 'off'));
    const title = `The plane through w${pair.from}, w${pair.to} and the bend`;
    return {
      table: {
        title: `${title} (${standingFor(where, network)})`,
        columns: LOSSES.map(([, label]) => label),
        lines: [
          { what: 'Greatest on the plane', ours: ours((column) => greatest(numbersIn(grid, column))) },
          ...[SEGMENT, 'curve', 'iterates'].map((path) => ({ what: `Greatest along the ${path}`, ours: ours((column) => greatest(numbersIn(along(path), column))) })),
          lineBeside(where, { what: `Barrier along the ${SEGMENT}`, ours: onSegment }, [barriers.sgdr, null]),
          { what: 'Barrier along the curve', ours: onCurve },
          { what: 'Minutes', ours: [Object.values(outcomes).reduce((sum, { experiment }) => sum + experiment.seconds, 0) / 60, null] },
        ],
        notes: [
          finding('The curve goes around most of the barrier of the training loss', (onCurve[0] ?? NaN) < (onSegment[0] ?? NaN) / 2, `barrier ${plainly(onCurve[0])} along it, ${plainly(onSegment[0])} along the straight segment`),
          `Iterates lie up to ${plainly(off)} from the plane, in units of distance in weight space: the figures show them where they are projected to, the table has the losses of the weights themselves. The segment is that between w${pair.from} and w${pair.to}, and wN are the weights after N epochs.`,
          'The paper draws the plane through w70, w150 and the bend with the iterates, on a logarithmic scale, for training and validation [V, by its caption].',
          ...rateNote(where),
          CURVE,
          ...gotmareNotes(where, network, [mode.training], outcomes),
        ],
      },
      figures: LOSSES.map(([z, label]) => ({
        name: `gotmare-sgdr-plane${network.ending}-${z === 'loss' ? 'train' : 'test'}`,
        spec: {
          draw: 'contour', title: `${label} over the plane of the last restart`, x: 'a', y: 'b', z, scale: 'log', spots: { column: 'point', except: 'grid' }, path: OVER,
          titles: { x: `Distance along the segment from w${pair.from} to w${pair.to}`, y: 'Distance from the segment' },
        },
        rows: { [title]: rows },
        columns: landscape.columns,
      })),
    };
  },
});

/** For VGG-16, and for a ResNet. */
export const gotmareSgdrPlane: readonly Recipe[] = networks.map(plane);
