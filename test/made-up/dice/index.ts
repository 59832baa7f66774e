import type { Kind } from '../../../src-main/experiments/kind';
import { fields, type DiceRow } from './setup';

export const dice: Kind<typeof fields, DiceRow> = {
  name: 'dice',
  title: 'Throwing dice',
  about: 'Throws dice and counts their eyes.',
  fields,
  columns: { n: { label: 'Throw' }, eyes: { label: 'Eyes' } },
  figures: [{ draw: 'lines', title: 'Eyes by throw', x: 'n', y: ['eyes'] }],
  count: ({ throws }) => throws,
  divisible: () => true,
  load: () => import('./run'),
};
