import type { Kind } from '../kind';
import { Misfit } from '../misfit';
import { pathColumns } from '../path-rows';
import { previewSchedule } from '../preview-schedule';
import { figures } from './figures';
import { itemsOf } from './items';
import { fields, type ConnectivityRow } from './setup';

export const connectivity: Kind<typeof fields, ConnectivityRow> = {
  name: 'connectivity',
  title: 'Mode connectivity',
  about: 'Finds a curve of low loss between two trained networks (Garipov et al. 2018) and looks along it and along the straight segment.',
  fields,
  columns: {
    part: { label: 'Stands for' },
    line: { label: 'Path' },
    epoch: { label: 'Epoch of the curve' },
    update: { label: 'Update' },
    rate: { label: 'Learning rate' },
    ...pathColumns,
  },
  figures,
  count: (setup) => itemsOf(setup).length,
  divisible: () => false,
  check({ weights, other, start, startAt, bends, after, length, warmup, keep }) {
    if (weights !== '' && other === weights) throw new Misfit('other', other, 'these are the first weights once more, and there is nothing to connect: take others.');
    if (start === 'at other weights' && startAt.length !== bends) throw new Misfit('startAt', startAt, `${bends === 1 ? 'the bend starts' : `${bends} bends start`} there: name as many weights.`);
    const late = after.find((epoch) => epoch > length);
    if (late !== undefined) throw new Misfit('after', after, `the training of the curve ends after ${length} epochs, before ${late}: take that out or train longer.`);
    if (warmup > length) throw new Misfit('warmup', warmup, `the run ends after ${length} epochs: shorten the one or lengthen the other.`);
    if (new Set(keep.map((t) => t.toFixed(3))).size < keep.length) throw new Misfit('keep', keep, 'two of them are the same to three decimals: take one out.');
  },
  facts(setup) {
    const looks = (setup.straight ? 1 : 0) + new Set([...setup.after.filter((epoch) => epoch < setup.length), setup.length]).size;
    const images = setup.statisticsOver + 2 * setup.examples;
    return [
      { label: 'Training of the curve', value: `${setup.length.toLocaleString('en')} epochs of updates at one point of it each` },
      { label: 'Images looked at along paths', value: `${looks} x ${setup.points} x ${images.toLocaleString('en')} at most` },
    ];
  },
  preview: (setup) => previewSchedule(setup, { length: setup.length, unit: 'epochs' }),
  load: () => import('./run'),
};
