import type { Block } from '../block';
import { blocksPerStage, type Family } from '../family';
import { head } from './basic-block';

/** Batch norm, ReLU and convolution three times, 1x1, 3x3 and 1x1 to four times the width; plus the input, or a bare 1x1 convolution of it. */
function bottleneck(name: string, width: number, stride: number, changes: boolean): Block {
  const shortcut: readonly Block[] = [{ layer: 'conv', name: 'downsample.0', out: 4 * width, size: 1, stride }];
  const blocks: readonly Block[] = [
    { layer: 'batch-norm', name: 'bn1' },
    { layer: 'relu' },
    { layer: 'conv', name: 'conv1', out: width, size: 1 },
    { layer: 'batch-norm', name: 'bn2' },
    { layer: 'relu' },
    { layer: 'conv', name: 'conv2', out: width, size: 3, stride },
    { layer: 'batch-norm', name: 'bn3' },
    { layer: 'relu' },
    { layer: 'conv', name: 'conv3', out: 4 * width, size: 1 },
  ];
  return { layer: 'block', name, blocks: [{ layer: 'residual', blocks, ...(changes && { shortcut }) }] };
}

/** Pre-activation residual networks of bottlenecks (He et al. 2016, "Identity mappings"), in the form of Garipov et al. 2018. */
export const preresnet: Family = {
  form: 'preresnet-D, D = 9n + 2',
  names: ['preresnet-110', 'preresnet-164'],
  blocks(name) {
    const match = /^preresnet-(\d+)$/.exec(name);
    if (!match) return undefined;
    const n = blocksPerStage(name, Number(match[1]), 9, 2);
    return [
      { layer: 'conv', name: 'conv1', out: 16, size: 3 },
      ...[16, 32, 64].map((width, stage): Block => ({
        layer: 'block',
        name: `layer${stage + 1}`,
        blocks: Array.from({ length: n }, (_, i) => bottleneck(String(i), width, stage > 0 && i === 0 ? 2 : 1, i === 0)),
      })),
      { layer: 'batch-norm', name: 'bn' },
      { layer: 'relu', name: 'relu' },
      ...head('fc'),
    ];
  },
};
