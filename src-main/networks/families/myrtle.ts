import type { Block } from '../block';
import type { Family } from '../family';

/** Four convolutions with batch norm, ReLU and max-pooling (1, 2, 2 and the whole image), and a full connection (Page 2018; Nakkiran et al. 2019). */
export const myrtle: Family = {
  form: 'myrtle-5',
  names: ['myrtle-5'],
  blocks(name) {
    if (name !== 'myrtle-5') return undefined;
    const features = [64, 128, 256, 512].flatMap((out, i): Block[] => [
      { layer: 'conv', name: String(4 * i), out, size: 3 },
      { layer: 'batch-norm', name: String(4 * i + 1) },
      { layer: 'relu', name: String(4 * i + 2) },
      ...(i === 0 ? [] : [i < 3 ? ({ layer: 'max-pool', name: String(4 * i + 3), size: 2 } as const) : ({ layer: 'global-max-pool', name: String(4 * i + 3) } as const)]),
    ]);
    return [
      { layer: 'block', name: 'features', blocks: features },
      { layer: 'dense', name: 'linear', out: 'classes' },
    ];
  },
};
