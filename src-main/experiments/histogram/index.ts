import type { Kind } from '../kind';
import { fields, type HistogramRow } from './setup';

export const histogram: Kind<typeof fields, HistogramRow> = {
  name: 'histogram',
  title: 'Histogram of weights',
  about: 'How large the weights of a trained network are: how many lie in each of a number of bins, and their 2-norm (Li et al. 2018, Fig. 2 and 3).',
  fields,
  columns: {
    weight: { label: 'Weight' },
    width: { label: 'Width of the bin' },
    count: { label: 'Weights in the bin' },
    density: { label: 'Density' },
  },
  figures: [{ draw: 'lines', title: 'Histogram of the weights', x: 'weight', y: 'density', scale: 'log' }],
  count: ({ bins }) => bins,
  divisible: () => true,
  load: () => import('./run'),
};
