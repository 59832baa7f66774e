/** The written list of optimisers. */
import { adam, adamw } from './adam';
import type { Optimiser } from './optimiser';
import { nesterov, sgd } from './sgd';

export const optimisers = { sgd, nesterov, adam, adamw } as const satisfies Record<string, Optimiser>;
export type OptimiserName = keyof typeof optimisers;
