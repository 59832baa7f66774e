/** Uses of every op, by its name. */
import { augmentation } from './augmentation';
import type { Case } from './case';
import { elementwise } from './elementwise';
import { layout } from './layout';
import { normalisation } from './normalisation';
import { product } from './product';
import { reduction } from './reduction';
import { rows } from './rows';
import { windows } from './windows';

export const cases: Readonly<Record<string, readonly Case[]>> = { ...augmentation, ...elementwise, ...layout, ...normalisation, ...product, ...reduction, ...rows, ...windows };
