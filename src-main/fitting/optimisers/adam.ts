import { add } from '../../graph/ops/add';
import { constant } from '../../graph/ops/constant';
import { divide } from '../../graph/ops/divide';
import { multiply } from '../../graph/ops/multiply';
import { sqrt } from '../../graph/ops/sqrt';
import { subtract } from '../../graph/ops/subtract';
import type { Value } from '../../graph/value';
import { decayTerm, decayedGradient } from './decay';
import type { Optimiser, OptimiserSettings, Update } from './optimiser';

const FEEDS = ['rate', 'correction-1', 'correction-2'] as const;

function adamUpdate({ betas: [b1, b2], epsilon }: OptimiserSettings, from: Update, gradient: Value, weights: (rate: Value) => Value) {
  const [rate, first, second] = FEEDS.map((name) => from.program.feed(name, []).value);
  const mean = add(multiply(from.slots[0], constant(b1)), multiply(gradient, constant(1 - b1)));
  const square = add(multiply(from.slots[1], constant(b2)), multiply(multiply(gradient, gradient), constant(1 - b2)));
  const step = divide(divide(mean, first), add(sqrt(divide(square, second)), constant(epsilon)));
  return { weights: subtract(weights(rate), multiply(step, rate)), slots: [mean, square] };
}

const shared = {
  slots: ['mean', 'square'],
  feeds: ({ betas: [b1, b2] }: OptimiserSettings, rate: number, update: number) => ({ rate, 'correction-1': 1 - b1 ** (update + 1), 'correction-2': 1 - b2 ** (update + 1) }),
} satisfies Partial<Optimiser>;

/** Adam with bias correction, epsilon added after it, decay coupled into the gradient (Kingma and Ba 2015, arXiv 1412.6980; PyTorch's Adam). */
export const adam: Optimiser = {
  name: 'adam',
  title: 'Adam',
  ...shared,
  update: (settings, from) => adamUpdate(settings, from, decayedGradient(settings, from), () => from.weights),
};

/** Adam with decoupled decay: w <- w - a d w, then Adam's step with the bare gradient (Loshchilov and Hutter 2019, arXiv 1711.05101). */
export const adamw: Optimiser = {
  name: 'adamw',
  title: 'AdamW (decoupled decay)',
  ...shared,
  update(settings, from) {
    const gradient = from.free ? multiply(from.gradient, from.free) : from.gradient;
    const decay = decayTerm(settings, from);
    return adamUpdate(settings, from, gradient, (rate) => (decay ? subtract(from.weights, multiply(decay, rate)) : from.weights));
  },
};
