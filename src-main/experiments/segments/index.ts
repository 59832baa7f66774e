import type { Kind } from '../kind';
import { Misfit } from '../misfit';
import { pathColumns } from '../path-rows';
import { itemsOf, segmentsOf } from './items';
import { fields, type SegmentRow } from './setup';

const points = { part: 'path' };
const DRAWN = { y: ['trainLoss', 'testLoss'], right: ['trainAccuracy', 'testAccuracy'], where: points, top: null } as const;

export const segments: Kind<typeof fields, SegmentRow> = {
  name: 'segments',
  title: 'Straight segments',
  about: 'The loss along straight lines between weights, such as those that a training kept before each restart: whether a barrier lies between them (Gotmare et al. 2019, section 3).',
  fields,
  columns: { part: { label: 'Stands for' }, segment: { label: 'Segment' }, place: { label: 'Along all segments' }, ...pathColumns },
  figures: [
    { draw: 'lines', title: 'Loss and accuracy along each segment', x: 't', ...DRAWN, facet: 'segment' },
    { draw: 'lines', title: 'Loss along the segments', x: 't', y: ['trainLoss', 'testLoss'], where: points, series: 'segment', top: null },
    { draw: 'lines', title: 'One segment after another', x: 'place', ...DRAWN, when: { pairs: ['each to the next'] } },
    { draw: 'lines', title: 'Training loss with the weight-decay term', x: 't', y: ['penalisedLoss'], where: points, series: 'segment', top: null },
  ],
  count: (setup) => itemsOf(setup).length,
  divisible: () => false,
  check(setup) {
    const { weights, others } = setup;
    if (others.length === 0) throw new Misfit('others', others, 'a segment needs another end: name at least one more.');
    const twice = segmentsOf(setup).find(({ from, to }) => from === to);
    if (weights !== '' && twice) throw new Misfit('others', others, `a segment would begin and end at ${twice.from}: take one of them out.`);
  },
  facts(setup) {
    const images = setup.statisticsOver + 2 * setup.examples;
    return [{ label: 'Images looked at', value: `${segmentsOf(setup).length} x ${setup.points} x ${images.toLocaleString('en')} at most` }];
  },
  load: () => import('./run'),
};
