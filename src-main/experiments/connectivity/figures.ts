import type { FigureSpec } from '../../../src-shared/figure';

const both = { part: 'path', line: ['curve', 'straight segment'] };
const onTheWay = { part: 'path', line: ['curve', 'curve on the way'] };
const fit = { part: 'fit' };

/** What is drawn of a curve between two networks. */
export const figures: readonly FigureSpec[] = [
  { draw: 'lines', title: 'Loss and accuracy along the path', x: 't', y: ['trainLoss', 'testLoss'], right: ['trainAccuracy', 'testAccuracy'], where: both, series: 'line', top: null },
  { draw: 'lines', title: 'Loss with weight decay', x: 't', y: ['penalisedLoss'], where: both, series: 'line', top: null },
  { draw: 'lines', title: 'Accuracy on the way', x: 't', y: ['trainAccuracy', 'testAccuracy'], where: onTheWay, facet: 'epoch' },
  { draw: 'lines', title: 'Loss on the way', x: 't', y: ['trainLoss', 'testLoss'], where: onTheWay, facet: 'epoch', scale: 'log' },
  { draw: 'lines', title: 'Training of the curve', x: 'epoch', y: ['trainLoss'], right: ['trainAccuracy'], where: fit },
  { draw: 'lines', title: 'Learning rate', x: 'epoch', y: ['rate'], where: fit },
  { draw: 'lines', title: 'Loss over distance', x: 'distance', y: ['trainLoss', 'testLoss'], where: both, series: 'line', top: null },
];
