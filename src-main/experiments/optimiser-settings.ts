import type { Setup } from '../../src-shared/kind';
import type { OptimiserSettings } from '../fitting/optimisers/optimiser';
import type { optimiserFields } from './optimiser-fields';

/** What a setup's answers on its optimiser come to. */
export const optimiserSettings = ({ momentum, beta1, beta2, epsilon, decay }: Setup<ReturnType<typeof optimiserFields>>): OptimiserSettings => ({ momentum, betas: [beta1, beta2], epsilon, decay });
