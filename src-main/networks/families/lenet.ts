import type { Family } from '../family';

/** LeNet-5 (LeCun et al. 1998) in its usual modern form: ReLU, max-pooling, full connections. */
export const lenet: Family = {
  form: 'lenet-5',
  names: ['lenet-5'],
  blocks: (name) =>
    name === 'lenet-5'
      ? [
          { layer: 'conv', name: 'conv1', out: 6, size: 5, padding: 0, bias: true },
          { layer: 'relu', name: 'relu1' },
          { layer: 'max-pool', name: 'pool1', size: 2 },
          { layer: 'conv', name: 'conv2', out: 16, size: 5, padding: 0, bias: true },
          { layer: 'relu', name: 'relu2' },
          { layer: 'max-pool', name: 'pool2', size: 2 },
          { layer: 'flatten' },
          { layer: 'dense', name: 'fc1', out: 120 },
          { layer: 'relu', name: 'relu3' },
          { layer: 'dense', name: 'fc2', out: 84 },
          { layer: 'relu', name: 'relu4' },
          { layer: 'dense', name: 'fc3', out: 'classes' },
        ]
      : undefined,
};
