import type { Kind } from '../kind';
import { Misfit } from '../misfit';
import { previewSchedule } from '../preview-schedule';
import { fields, type TrainingRow } from './setup';
import { countRows, keptAt } from './timetable';

/** The weights of each may be kept. */
const MOST_CYCLES = 10_000;

export const training: Kind<typeof fields, TrainingRow> = {
  name: 'training',
  title: 'Training',
  about: 'Trains a network on a dataset and keeps its weights.',
  fields,
  columns: {
    epoch: { label: 'Epoch' },
    update: { label: 'Update' },
    trainLoss: { label: 'Training loss' },
    trainAccuracy: { label: 'Training accuracy' },
    testLoss: { label: 'Test loss' },
    testAccuracy: { label: 'Test accuracy' },
    cleanLoss: { label: 'Training loss without augmentation' },
    cleanAccuracy: { label: 'Training accuracy without augmentation' },
    rate: { label: 'Learning rate' },
    norm: { label: '2-norm of the weights' },
  },
  figures: [
    { draw: 'lines', title: 'Loss and accuracy', x: 'epoch', y: ['trainLoss', 'testLoss'], right: ['trainAccuracy', 'testAccuracy'] },
    { draw: 'lines', title: 'Learning rate', x: 'update', y: ['rate'] },
    { draw: 'lines', title: 'Size of the weights', x: 'epoch', y: ['norm'] },
  ],
  count: countRows,
  divisible: () => false,
  check({ snapshots, length, unit, warmup, batch, piece, schedule, cycle, cycleFactor }) {
    const late = snapshots.find((at) => at > length);
    if (late !== undefined) throw new Misfit('snapshots', snapshots, `the run ends after ${length} ${unit}, before ${late}: take that out or make the run longer.`);
    if (warmup > length) throw new Misfit('warmup', warmup, `the run ends after ${length} ${unit}: shorten the one or lengthen the other.`);
    if (batch < 2) throw new Misfit('batch', batch, 'one example alone has no variance for batch norm: take at least 2.', 2);
    const hasEvenCycles = schedule === 'cyclic' || (schedule === 'sgdr' && cycleFactor === 1);
    if (hasEvenCycles && (length - warmup) / cycle > MOST_CYCLES) throw new Misfit('cycle', cycle, `the run would have more than ${MOST_CYCLES.toLocaleString('en')} cycles: make them longer.`);
    // A batch of three in pieces of two leaves one alone; from three on, pieces of nearly the same size never do.
    if (piece === 1 || piece === 2) throw new Misfit('piece', piece, 'so few may leave one example alone, which has no variance for batch norm: take at least 3, or 0 for the whole batch.');
  },
  preview: (setup) => previewSchedule(setup, { length: setup.length, unit: setup.unit, kept: keptAt(setup) }),
  load: () => import('./run'),
};
