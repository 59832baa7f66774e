import { pointsWithEnds } from '../../../src-shared/math/grid';
import type { Kind } from '../kind';
import { Misfit } from '../misfit';
import { panelsOf, rowsOf, sizeOf } from './items';
import { AROUND, FLAT, fields, type LandscapeRow, type LandscapeSetup } from './setup';

// Where dimensions are not asked, they count as 2, and repeats as 1.
const PLANES = { directions: FLAT, dimensions: ['2'], repeats: [1] };
const SEVERAL = Array.from({ length: fields.repeats.max - 1 }, (_, k) => k + 2);
const PANELS = { facet: 'around', spots: { column: 'point', except: 'grid' } } as const;
const LOSSES = [
  { z: 'loss', name: 'Loss', sets: ['train', 'train and test'] },
  { z: 'testLoss', name: 'Test loss', sets: ['test', 'train and test'] },
] as const;
const DRAWN = { x: 'a', y: ['loss', 'testLoss'], right: ['accuracy', 'testAccuracy'] } as const;

const countRows = (setup: LandscapeSetup): number => panelsOf(setup).length * rowsOf(sizeOf(setup));

export const landscape: Kind<typeof fields, LandscapeRow> = {
  name: 'landscape',
  title: 'Loss landscape',
  about: 'The loss on a line or a plane in weight space: along random filter-normalised directions or those of an earlier experiment, towards other weights, or through three weights (Li et al. 2018).',
  fields,
  columns: {
    a: { label: 'First direction' },
    b: { label: 'Second direction' },
    loss: { label: 'Training loss' },
    accuracy: { label: 'Training accuracy' },
    testLoss: { label: 'Test loss' },
    testAccuracy: { label: 'Test accuracy' },
    error: { label: 'Standard error of the training loss' },
    testError: { label: 'Standard error of the test loss' },
    images: { label: 'Images looked at' },
    made: { label: 'Made' },
    point: { label: 'Point' },
    repeat: { label: 'Repeat' },
    around: { label: 'Around' },
  },
  figures: [
    ...LOSSES.flatMap(({ z, name, sets }) => ([
      { draw: 'surface', title: `${name} surface`, x: 'a', y: 'b', z, scale: 'log', ...PANELS, when: { sets, ...PLANES } },
      { draw: 'contour', title: `${name} contours`, x: 'a', y: 'b', z, scale: 'log', ...PANELS, when: { sets, ...PLANES } },
      { draw: 'heat', title: `${name} heat map`, x: 'a', y: 'b', z, scale: 'log', marks: [{ x: 0, y: 0 }], ...PANELS, when: { sets, ...PLANES } },
      ...(['surface', 'contour'] as const).map((draw) => ({
        draw, title: `${name} ${draw === 'surface' ? 'surfaces' : 'contours'} of the repeats`, x: 'a', y: 'b', z, scale: 'log', facet: 'repeat', when: { sets, directions: ['random'], dimensions: ['2'], repeats: SEVERAL },
      } as const)),
    ] as const)),
    { draw: 'lines', title: 'Loss and accuracy', ...DRAWN, series: 'around', when: { directions: AROUND, dimensions: ['1'], repeats: [1] } },
    { draw: 'lines', title: 'Mean of the repeats, in a band from the lowest to the highest', ...DRAWN, pool: 'repeat', when: { directions: ['random'], dimensions: ['1'], repeats: SEVERAL } },
    { draw: 'lines', title: 'Loss of each repeat', x: 'a', y: ['loss', 'testLoss'], series: 'repeat', when: { directions: ['random'], dimensions: ['1'], repeats: SEVERAL } },
    {
      draw: 'lines', title: 'Loss and accuracy between two weights', ...DRAWN,
      titles: { x: 'From the weights (0) to the others (1)' }, when: { directions: ['towards other weights'] },
    },
  ],
  count: countRows,
  divisible: ({ drawing }) => drawing === 'exact',
  scattered: () => true,
  check({ directions, weights, other, third, side, from, to, points, statistics, drawing, besides, repeats }) {
    const isAround = AROUND.some((one) => one === directions);
    if (isAround && side % 2 === 0) throw new Misfit('side', side, `an odd number of points has the weights themselves in the middle: take ${side + 1}.`, side + 1);
    if (isAround && statistics.startsWith('interpolated')) {
      throw new Misfit('statistics', statistics, 'batch-norm statistics can move only between weights, and other directions have none: take "kept" or "recomputed".', 'kept');
    }
    if (drawing === 'adaptive' && statistics === 'recomputed') {
      throw new Misfit('drawing', drawing, 'where batch-norm statistics are recomputed, every image is looked at at every point, so that it would save nothing: keep the statistics, or take "exact".', 'exact');
    }
    if (besides.length > 0 && repeats > 1) {
      throw new Misfit('repeats', repeats, 'where there are several weights it must be 1, so that the figures have one thing to compare: take several weights or several draws of directions.', 1);
    }
    if (other !== '' && other === weights) throw new Misfit('other', other, 'these are the first weights once more: take others.');
    if (third !== '' && [weights, other].includes(third)) throw new Misfit('third', third, 'these weights are named twice, and two points span no plane: take third ones.');
    const better = directions === 'towards other weights' ? pointsWithEnds(from, to, points) : points;
    if (better === undefined) throw new Misfit('to', to, `no number of points from ${from} to there has both weights, at 0 and 1, among them: take rounder numbers for both ends.`);
    if (better !== points) throw new Misfit('points', points, `both weights, at 0 and 1, should be among them: take ${better}.`, better);
  },
  facts(setup) {
    const { sets, examples, statistics } = setup;
    const images = examples * ((sets === 'train and test' ? 2 : 1) + (statistics === 'recomputed' ? 1 : 0));
    return [{ label: 'Images looked at', value: `${countRows(setup).toLocaleString('en')} x ${images.toLocaleString('en')} at most` }];
  },
  load: () => import('./run'),
};
