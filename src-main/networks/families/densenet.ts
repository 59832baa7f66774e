import type { Block } from '../block';
import type { Family } from '../family';
import { head } from './basic-block';

const GROWTH = 32;
const LAYERS = [6, 12, 24, 16];

/** Batch norm, ReLU and 1x1 convolution, then the same with 3x3; the new channels stand before the old ones. */
const denseLayer = (name: string): Block => ({
  layer: 'block',
  name,
  blocks: [
    {
      layer: 'concat',
      blocks: [
        { layer: 'batch-norm', name: 'bn1' },
        { layer: 'relu' },
        { layer: 'conv', name: 'conv1', out: 4 * GROWTH, size: 1 },
        { layer: 'batch-norm', name: 'bn2' },
        { layer: 'relu' },
        { layer: 'conv', name: 'conv2', out: GROWTH, size: 3 },
      ],
    },
  ],
});

const transition = (name: string, out: number): Block => ({
  layer: 'block',
  name,
  blocks: [
    { layer: 'batch-norm', name: 'bn' },
    { layer: 'relu' },
    { layer: 'conv', name: 'conv', out, size: 1 },
    { layer: 'average-pool', size: 2 },
  ],
});

function stages(): Block[] {
  let width = 2 * GROWTH;
  return LAYERS.flatMap((n, stage): Block[] => {
    const dense: Block = { layer: 'block', name: `dense${stage + 1}`, blocks: Array.from({ length: n }, (_, i) => denseLayer(String(i))) };
    width += n * GROWTH;
    if (stage === LAYERS.length - 1) return [dense];
    width /= 2;
    return [dense, transition(`trans${stage + 1}`, width)];
  });
}

/** DenseNet-121 (Huang et al. 2017) in the form for small images of Li et al. 2018: no pooling behind the first convolution. */
export const densenet: Family = {
  form: 'densenet-121',
  names: ['densenet-121'],
  blocks: (name) =>
    name === 'densenet-121'
      ? [{ layer: 'conv', name: 'conv1', out: 2 * GROWTH, size: 3 }, ...stages(), { layer: 'batch-norm', name: 'bn' }, { layer: 'relu', name: 'relu' }, ...head('linear')]
      : undefined,
};
