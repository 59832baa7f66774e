import { add } from '../../graph/ops/add';
import { constant } from '../../graph/ops/constant';
import { multiply } from '../../graph/ops/multiply';
import type { Value } from '../../graph/value';
import type { OptimiserSettings, Update } from './optimiser';

/** decay · weights where decay acts, and nothing where weights are not free to move. */
export function decayTerm({ decay }: OptimiserSettings, { weights, decayed, free }: Update): Value | undefined {
  if (decay === 0) return undefined;
  const everywhere = multiply(weights, constant(decay));
  const acting = decayed ? multiply(everywhere, decayed) : everywhere;
  return free ? multiply(acting, free) : acting;
}

/** The gradient where weights are free, plus the decay term: L2 regularisation, as PyTorch's SGD and Adam understand weight decay. */
export function decayedGradient(settings: OptimiserSettings, from: Update): Value {
  const gradient = from.free ? multiply(from.gradient, from.free) : from.gradient;
  const decay = decayTerm(settings, from);
  return decay ? add(gradient, decay) : gradient;
}
