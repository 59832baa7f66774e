import { add } from '../../graph/ops/add';
import { constant } from '../../graph/ops/constant';
import { multiply } from '../../graph/ops/multiply';
import { subtract } from '../../graph/ops/subtract';
import { decayedGradient } from './decay';
import type { Optimiser } from './optimiser';

/** Stochastic gradient descent with momentum, the rate outside the momentum: v <- m v + g, w <- w - a v (Sutskever et al. 2013; PyTorch's SGD without dampening). */
const descent = (nesterov: boolean): Pick<Optimiser, 'slots' | 'feeds' | 'update'> => ({
  slots: ['velocity'],
  feeds: (_, rate) => ({ rate }),
  update(settings, from) {
    const rate = from.program.feed('rate', []).value;
    const momentum = constant(settings.momentum);
    const gradient = decayedGradient(settings, from);
    const velocity = settings.momentum === 0 ? gradient : add(multiply(from.slots[0], momentum), gradient);
    const step = nesterov ? add(gradient, multiply(velocity, momentum)) : velocity;
    return { weights: subtract(from.weights, multiply(step, rate)), slots: [velocity] };
  },
});

export const sgd: Optimiser = { name: 'sgd', title: 'SGD with momentum', ...descent(false) };

/** The step looks ahead along the new velocity: w <- w - a (g + m v). */
export const nesterov: Optimiser = { name: 'nesterov', title: 'SGD with Nesterov momentum', ...descent(true) };
