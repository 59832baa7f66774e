import { pointsWithEnds } from '../../../src-shared/math/grid';
import type { Kind } from '../kind';
import { Misfit } from '../misfit';
import { figures } from './figures';
import { panelsOf, rowsOf, sizeOf } from './items';
import { AROUND, fields, type LandscapeRow, type LandscapeSetup } from './setup';

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
    path: { label: 'Path over the plane' },
    t: { label: 't' },
    off: { label: 'Distance from the plane' },
  },
  figures,
  count: countRows,
  divisible: ({ drawing }) => drawing === 'exact',
  scattered: () => true,
  check({ directions, weights, other, third, side, from, to, points, statistics, drawing, besides, repeats, curves }) {
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
    const twice = curves.find((id, k) => curves.indexOf(id) < k);
    if (twice !== undefined) throw new Misfit('curves', curves, `${twice} is named twice: take it out once.`);
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
