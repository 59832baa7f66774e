import type { Block } from '../block';

/** How a residual block's convolution leads from one number of channels to another. */
export interface Step {
  readonly from: number;
  readonly to: number;
  readonly stride: number;
}

/** The steps of a stage of n blocks; the first one may change width and size. */
export const steps = (n: number, from: number, to: number, stride: number): Step[] =>
  Array.from({ length: n }, (_, i) => (i === 0 ? { from, to, stride } : { from: to, to, stride: 1 }));

/**
 * Two 3x3 convolutions with batch norm, the input added, and a ReLU behind (He et al. 2016, "Deep residual learning", Fig. 2);
 * where the shape changes the shortcut is a 1x1 convolution with batch norm (option B). Without skips: the same without the addition.
 */
export function basicBlock(name: string, { from, to, stride }: Step, skips = true): Block {
  const blocks: readonly Block[] = [
    { layer: 'conv', name: 'conv1', out: to, size: 3, stride },
    { layer: 'batch-norm', name: 'bn1' },
    { layer: 'relu' },
    { layer: 'conv', name: 'conv2', out: to, size: 3 },
    { layer: 'batch-norm', name: 'bn2' },
  ];
  const shortcut: readonly Block[] = [
    { layer: 'conv', name: 'shortcut.0', out: to, size: 1, stride },
    { layer: 'batch-norm', name: 'shortcut.1' },
  ];
  const changes = stride !== 1 || from !== to;
  const body: readonly Block[] = skips ? [{ layer: 'residual', blocks, ...(changes && { shortcut }) }] : blocks;
  return { layer: 'block', name, blocks: [...body, { layer: 'relu' }] };
}

/** Stages of basic blocks, `layer1`, `layer2`, ...: each after the first halves the image. */
export const basicStages = (widths: readonly number[], n: number, skips = true): Block[] =>
  widths.map((width, stage) => ({
    layer: 'block',
    name: `layer${stage + 1}`,
    blocks: steps(n, widths[Math.max(0, stage - 1)], width, stage === 0 ? 1 : 2).map((step, i) => basicBlock(String(i), step, skips)),
  }));

/** Convolution, batch norm, ReLU on the images. */
export const stem = (width: number): Block[] => [
  { layer: 'conv', name: 'conv1', out: width, size: 3 },
  { layer: 'batch-norm', name: 'bn1' },
  { layer: 'relu', name: 'relu' },
];

/** The mean over the image, and a full connection to the classes. */
export const head = (name: string): Block[] => [
  { layer: 'global-average-pool', name: 'avgpool' },
  { layer: 'dense', name, out: 'classes' },
];
