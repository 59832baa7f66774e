import type { Kind } from '../kind';
import { fields, type TrajectoryRow } from './setup';

// The loss before training may be many times the others, which a linear axis would cut away.
const losses = { draw: 'lines', title: 'Loss of the snapshots, and of the plane where they lie over it', x: 'moment', where: { part: 'path' }, scale: 'log', titles: { y: 'Loss' } } as const;

const path = { draw: 'contour', title: 'Trajectory over loss contours', x: 'a', y: 'b', z: 'loss', scale: 'log', where: { part: 'plane' }, path: { where: { part: 'path' }, marked: 'drop' } } as const;

export const trajectory: Kind<typeof fields, TrajectoryRow> = {
  name: 'trajectory',
  title: 'Training trajectory',
  about: 'The way that training took through weight space, on the plane of its first two principal axes, or of two random ones (Li et al. 2018).',
  fields,
  columns: {
    part: { label: 'Part' },
    snapshot: { label: 'Snapshot' },
    moment: { label: 'Epoch or update' },
    a: { label: 'First axis' },
    b: { label: 'Second axis' },
    distance: { label: 'Distance from the plane' },
    drop: { label: 'Learning rate drops' },
    loss: { label: 'Training loss' },
    accuracy: { label: 'Training accuracy' },
    testLoss: { label: 'Test loss' },
    testAccuracy: { label: 'Test accuracy' },
    planeLoss: { label: 'Training loss on the plane' },
    planeAccuracy: { label: 'Training accuracy on the plane' },
    planeTestLoss: { label: 'Test loss on the plane' },
    planeTestAccuracy: { label: 'Test accuracy on the plane' },
    axis: { label: 'Axis' },
    share: { label: 'Share of the variation' },
  },
  figures: [
    { ...path, titles: { x: 'First principal axis', y: 'Second principal axis' }, when: { plane: [true], axes: ['principal'] } },
    { ...path, title: 'Trajectory over two random axes', titles: { x: 'First random axis', y: 'Second random axis' }, when: { plane: [true], axes: ['random'] } },
    { ...losses, y: ['loss', 'planeLoss'], when: { sets: ['train'] } },
    { ...losses, y: ['loss', 'planeLoss', 'testLoss', 'planeTestLoss'], when: { sets: ['train and test'] } },
    { draw: 'lines', title: 'Distance from the plane', x: 'moment', y: ['distance'], where: { part: 'path' } },
    { draw: 'lines', title: 'Share of the variation along each principal axis', x: 'axis', y: ['share'], where: { part: 'axis' }, top: null, when: { axes: ['principal'] } },
  ],
  // How many snapshots there are shows when the training is opened.
  count: () => undefined,
  divisible: () => true,
  facts: ({ plane, side }) => (plane ? [{ label: 'Points of the plane', value: (side ** 2).toLocaleString('en') }] : []),
  load: () => import('./run'),
};
