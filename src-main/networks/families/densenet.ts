import type { Block } from '../block';
import { widened, WIDTH, type Family } from '../family';
import { head } from './basic-block';

const GROWTH = 32;

/** Dense layers in each of the four stages, by depth: each has two convolutions, and five more lie around them. */
const LAYERS: Readonly<Record<string, readonly number[]>> = { 13: [1, 1, 1, 1], 121: [6, 12, 24, 16] };

/** Batch norm, ReLU and 1x1 convolution, then the same with 3x3; the new channels stand before the old ones. */
const denseLayer = (name: string, growth: number): Block => ({
  layer: 'block',
  name,
  blocks: [
    {
      layer: 'concat',
      blocks: [
        { layer: 'batch-norm', name: 'bn1' },
        { layer: 'relu' },
        { layer: 'conv', name: 'conv1', out: 4 * growth, size: 1 },
        { layer: 'batch-norm', name: 'bn2' },
        { layer: 'relu' },
        { layer: 'conv', name: 'conv2', out: growth, size: 3 },
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

function stages(layers: readonly number[], growth: number): Block[] {
  let width = 2 * growth;
  return layers.flatMap((n, stage): Block[] => {
    const dense: Block = { layer: 'block', name: `dense${stage + 1}`, blocks: Array.from({ length: n }, (_, i) => denseLayer(String(i), growth)) };
    width += n * growth;
    if (stage === layers.length - 1) return [dense];
    width = Math.floor(width / 2);
    return [dense, transition(`trans${stage + 1}`, width)];
  });
}

/** DenseNet-121 (Huang et al. 2017) in the form for small images of Li et al. 2018, no pooling behind the first convolution; and one of a single layer in each stage. */
export const densenet: Family = {
  form: 'densenet-121[-xK] or densenet-13[-xK], growth 32 times K',
  names: ['densenet-121'],
  blocks(name) {
    const [match, depth, factor] = RegExp(`^densenet-(13|121)${WIDTH}$`).exec(name) ?? [];
    if (match === undefined) return undefined;
    const [growth] = widened([GROWTH], factor);
    return [{ layer: 'conv', name: 'conv1', out: 2 * growth, size: 3 }, ...stages(LAYERS[depth], growth), { layer: 'batch-norm', name: 'bn' }, { layer: 'relu', name: 'relu' }, ...head('linear')];
  },
};
