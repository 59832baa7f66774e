import type { Block } from '../block';
import type { Family } from '../family';

/** Full connections with ReLU between them, through hidden layers of the widths in the name. */
export const perceptron: Family = {
  form: 'mlp-W[-W...], the widths of the hidden layers',
  names: ['mlp-256-256'],
  blocks(name) {
    if (!/^mlp(-[1-9]\d*)+$/.test(name)) return undefined;
    const widths = name.split('-').slice(1).map(Number);
    return [
      { layer: 'flatten' },
      ...widths.flatMap((out, i): Block[] => [
        { layer: 'dense', name: `fc${i + 1}`, out },
        { layer: 'relu', name: `relu${i + 1}` },
      ]),
      { layer: 'dense', name: `fc${widths.length + 1}`, out: 'classes' },
    ];
  },
};
