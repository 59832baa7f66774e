/**
 * The picture that everyone knows of "Visualizing the Loss Landscape of Neural Nets" (Li et al. 2018, Fig. 1): a deep residual network's loss
 * surface with and without its skip connections, made small enough for a first look: few channels, small made-up images.
 */
import type { Row } from '../../src-shared/kind';
import { landscape } from '../experiments/landscape';
import { centreOf, highestLoss, roughnessOf } from './grid-rows';
import type { Circumstances, Outcome, Planned, Recipe } from './recipe';

interface Size {
  readonly network: (skips: boolean) => string;
  readonly dataset: string;
  readonly epochs: number;
  readonly side: number;
  readonly examples: number;
}

const SIZES: Readonly<Record<'smoke' | 'embedded' | 'desk', Size>> = {
  smoke: { network: (skips) => `resnet-8${skips ? '' : '-noshort'}-x0.25`, dataset: 'glyphs?side=16&hardness=0&train=512&test=256', epochs: 1, side: 5, examples: 64 },
  embedded: { network: (skips) => `resnet-56${skips ? '' : '-noshort'}-x0.25`, dataset: 'glyphs?side=16&hardness=0&train=3200&test=500', epochs: 6, side: 13, examples: 128 },
  desk: { network: (skips) => `resnet-56${skips ? '' : '-noshort'}-x0.5`, dataset: 'glyphs?side=16&hardness=0&train=6400&test=1000', epochs: 6, side: 21, examples: 256 },
};

const ARMS = [
  { key: 'skips', label: 'with skips', skips: true },
  { key: 'plain', label: 'without skips', skips: false },
] as const;

const sizeFor = ({ scale, embedded }: Circumstances): Size => (scale === 'smoke' ? SIZES.smoke : embedded ? SIZES.embedded : SIZES.desk);

const trainingOf = (key: string) => `${key}.training`;
const surfaceOf = (key: string) => `${key}.surface`;

function plan(where: Circumstances): Planned[] {
  const { network, dataset, epochs, side, examples } = sizeFor(where);
  const train = ARMS.map(({ key, skips }): Planned => ({
    key: trainingOf(key),
    kind: 'training',
    name: `First look: ${network(skips)}`,
    seed: where.seed,
    setup: () => ({ network: network(skips), dataset, length: epochs, batch: 64, optimiser: 'nesterov', rate: 0.05, warmup: Math.floor(epochs / 3), decay: 5e-4, schedule: 'cosine', augmentation: 'none' }),
  }));
  const look = ARMS.map(({ key, label }): Planned => ({
    key: surfaceOf(key),
    kind: 'landscape',
    name: `First look: surface ${label}`,
    seed: where.seed,
    setup: (ids) => ({ weights: ids[trainingOf(key)], side, reach: 1, examples }),
  }));
  return [...train, ...look];
}

const last = ({ rows }: Outcome): Row => rows[rows.length - 1];

export const firstLook: Recipe = {
  name: 'first-look',
  title: 'A first look: loss surfaces with and without skip connections',
  about: 'Trains a deep, narrow residual network and its twin without skip connections on small made-up images, and draws the filter-normalised loss surfaces around both on one scale (after Li et al. 2018, Fig. 1).',
  scales: ['smoke', 'desk'],
  plan,
  conclude(outcomes, where) {
    const { network, dataset } = sizeFor(where);
    const trained = ARMS.map(({ key }) => outcomes[trainingOf(key)]);
    const surfaces = ARMS.map(({ key }) => outcomes[surfaceOf(key)]);
    const minutes = ARMS.map((_, i) => (trained[i].experiment.seconds + surfaces[i].experiment.seconds) / 60);
    const { experiment } = surfaces[0];
    return {
      table: {
        title: 'Loss surfaces with and without skip connections',
        columns: ARMS.map(({ label }) => label),
        lines: [
          { what: 'Test accuracy', ours: trained.map((outcome) => last(outcome)['testAccuracy']) as number[] },
          { what: 'Training accuracy (last epoch)', ours: trained.map((outcome) => last(outcome)['trainAccuracy']) as number[] },
          { what: 'Test loss', ours: trained.map((outcome) => last(outcome)['testLoss']) as number[] },
          { what: 'Training loss (last epoch)', ours: trained.map((outcome) => last(outcome)['trainLoss']) as number[] },
          { what: 'Loss at the centre of the surface', ours: surfaces.map(({ rows }) => centreOf(rows)['loss']) as number[] },
          { what: 'Highest loss on the surface', ours: surfaces.map(({ rows }) => highestLoss(rows)) },
          { what: 'Roughness', ours: surfaces.map(({ rows }) => roughnessOf(rows)) },
          { what: 'Minutes', ours: minutes },
        ],
        notes: [
          `Networks ${ARMS.map(({ skips }) => network(skips)).join(' and ')} on ${dataset}, seed ${where.seed}. Li et al. publish pictures, not numbers, for this figure; theirs is CIFAR-10 with 16 channels.`,
          'Roughness: how far a walk along the grid lines goes up and down beyond what a single valley asks for, in natural logarithms of the loss; 0 is a bowl.',
          `The centre of each surface was held to the network's own loss while it was made: ${surfaces.map(({ experiment: made }) => made.note ?? 'no note').join(' ')}`,
          ...(experiment.madeWith ? [`Made with ${experiment.madeWith.engine} on ${experiment.madeWith.device}, ${experiment.madeWith.precision}, ${experiment.madeWith.threads} threads.`] : []),
          ...(where.embedded && where.scale !== 'smoke' ? ['This is the smaller form for the embedded engine; with the native one (isthmus doctor) it is wider, longer and finer.'] : []),
        ],
      },
      figures: (['surface', 'contour'] as const).map((draw) => ({
        name: `first-look-${draw}`,
        spec: { draw, x: 'a', y: 'b', z: 'loss', scale: 'log', title: 'Training loss around the trained weights' },
        rows: Object.fromEntries(ARMS.map(({ label }, i) => [label, surfaces[i].rows])),
        columns: landscape.columns,
      })),
    };
  },
};
