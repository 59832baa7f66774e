/** Questions on how weights are moved, for every kind that trains something. */

/** The optimiser, its rate and its decay, with what a kind begins with. */
export const optimiserFields = ({ rate, decay }: { readonly rate: number; readonly decay: number }) => ({
  optimiser: { type: 'choice', label: 'Optimiser', options: ['sgd', 'nesterov', 'adam', 'adamw'], initial: 'sgd', group: 'Optimiser' },
  rate: { type: 'number', label: 'Learning rate', initial: rate, min: 0, group: 'Optimiser' },
  momentum: { type: 'number', label: 'Momentum', initial: 0.9, min: 0, max: 1, group: 'Optimiser', when: { optimiser: ['sgd', 'nesterov'] } },
  beta1: { type: 'number', label: 'Beta 1', initial: 0.9, min: 0, max: 1, group: 'Optimiser', when: { optimiser: ['adam', 'adamw'] } },
  beta2: { type: 'number', label: 'Beta 2', initial: 0.999, min: 0, max: 1, group: 'Optimiser', when: { optimiser: ['adam', 'adamw'] } },
  epsilon: { type: 'number', label: 'Epsilon', initial: 1e-8, min: 0, group: 'Optimiser', when: { optimiser: ['adam', 'adamw'] } },
  decay: { type: 'number', label: 'Weight decay', initial: decay, min: 0, group: 'Optimiser' },
  decayOn: { type: 'choice', label: 'Decay acts on', options: ['all', 'weights', 'weights and biases'], initial: 'all', group: 'Optimiser', help: 'All trainable parameters; only the weights of convolutions and full connections; or these and biases, but not batch norm.' },
} as const);
