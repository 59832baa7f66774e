import { Refusal } from '../../../src-shared/refusal';
import type { Kind } from '../kind';
import { fields, type LandscapeRow } from './setup';

export const landscape: Kind<typeof fields, LandscapeRow> = {
  name: 'landscape',
  title: 'Loss landscape',
  about: 'The loss on a line or a plane through trained weights, along filter-normalised directions (Li et al. 2018).',
  fields,
  columns: {
    a: { label: 'First direction' },
    b: { label: 'Second direction' },
    loss: { label: 'Training loss' },
    accuracy: { label: 'Training accuracy' },
    testLoss: { label: 'Test loss' },
    testAccuracy: { label: 'Test accuracy' },
  },
  figures: [
    { draw: 'surface', title: 'Loss surface', x: 'a', y: 'b', z: 'loss', scale: 'log', when: { dimensions: ['2'] } },
    { draw: 'contour', title: 'Loss contours', x: 'a', y: 'b', z: 'loss', scale: 'log', when: { dimensions: ['2'] } },
    { draw: 'heat', title: 'Loss heat map', x: 'a', y: 'b', z: 'loss', scale: 'log', marks: [{ x: 0, y: 0 }], when: { dimensions: ['2'] } },
    { draw: 'lines', title: 'Loss and accuracy', x: 'a', y: ['loss', 'testLoss'], right: ['accuracy', 'testAccuracy'], when: { dimensions: ['1'] } },
  ],
  count: ({ dimensions, side }) => (dimensions === '1' ? side : side ** 2),
  divisible: () => true,
  check({ side }) {
    if (side % 2 === 0) throw new Refusal(`"side" is ${side}; an odd number of points has the weights themselves in the middle: take ${side + 1}.`);
  },
  facts({ dimensions, side, sets, examples }) {
    const points = dimensions === '1' ? side : side ** 2;
    const images = examples * (sets === 'train' ? 1 : 2);
    return [{ label: 'Images looked at', value: `${points.toLocaleString('en')} x ${images.toLocaleString('en')} at most` }];
  },
  load: () => import('./run'),
};
