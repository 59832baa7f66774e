/** The oracle: every op on plain numbers, by its name. */
import { augmentation } from './augmentation';
import { elementwise } from './elementwise';
import { layout } from './layout';
import { normalisation } from './normalisation';
import type { Oracle } from './oracle';
import { product } from './product';
import { reduction } from './reduction';
import { rows } from './rows';
import { windows } from './windows';

export const oracles: Readonly<Record<string, Oracle>> = { ...augmentation, ...elementwise, ...layout, ...normalisation, ...product, ...reduction, ...rows, ...windows };
