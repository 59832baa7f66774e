/** VGG networks (Simonyan and Zisserman 2015): VGG-9 as in Li et al. 2018, the others with the head of Garipov et al. 2018. */
import type { Block } from '../block';
import { widened, WIDTH, type Family } from '../family';

const conv = (name: string, out: number): Block => ({ layer: 'conv', name, out, size: 3, bias: true });

const LI_GROUPS = [[64, 64], [128, 128], [256, 256, 256]];

/** Batch norm behind every convolution and behind the first full connection. */
export const vgg9: Family = {
  form: 'vgg-9[-xK], all widths times K',
  names: ['vgg-9'],
  blocks(name) {
    const [match, factor] = RegExp(`^vgg-9${WIDTH}$`).exec(name) ?? [];
    if (match === undefined) return undefined;
    let n = 0;
    const next = () => String(n++);
    const features = LI_GROUPS.flatMap((widths): Block[] => [
      ...widened(widths, factor).flatMap((width): Block[] => [conv(next(), width), { layer: 'batch-norm', name: next() }, { layer: 'relu', name: next() }]),
      { layer: 'max-pool', name: next(), size: 2 },
    ]);
    return [
      { layer: 'block', name: 'features', blocks: features },
      { layer: 'flatten' },
      { layer: 'block', name: 'fc', blocks: [{ layer: 'dense', name: '0', out: widened([256], factor)[0] }, { layer: 'batch-norm', name: '1' }, { layer: 'relu', name: '2' }] },
      { layer: 'dense', name: 'classifier', out: 'classes' },
    ];
  },
};

const WIDTHS = [64, 128, 256, 512, 512];

/** Convolutions in each group. */
const COLUMNS: Readonly<Record<string, readonly number[]>> = { 11: [1, 1, 2, 2, 2], 13: [2, 2, 2, 2, 2], 16: [2, 2, 3, 3, 3], 19: [2, 2, 4, 4, 4] };

const group = (g: number, convs: number, withBatchNorm: boolean): Block[] => [
  ...Array.from({ length: convs }, (_, i): Block[] => [
    conv(`layer_blocks.${g}.${withBatchNorm ? 2 * i : i}`, WIDTHS[g]),
    ...(withBatchNorm ? [{ layer: 'batch-norm', name: `layer_blocks.${g}.${2 * i + 1}` } as const] : []),
    { layer: 'relu', name: `activation_blocks.${g}.${i}` },
  ]).flat(),
  { layer: 'max-pool', name: `poolings.${g}`, size: 2 },
];

const classifier: Block = {
  layer: 'block',
  name: 'classifier',
  blocks: [
    { layer: 'dropout', name: '0', rate: 0.5 },
    { layer: 'dense', name: '1', out: 512 },
    { layer: 'relu', name: '2' },
    { layer: 'dropout', name: '3', rate: 0.5 },
    { layer: 'dense', name: '4', out: 512 },
    { layer: 'relu', name: '5' },
    { layer: 'dense', name: '6', out: 'classes' },
  ],
};

/** Five groups of convolutions, a pooling behind each, and three full connections with dropout; batch norm where the name says so. */
export const vgg: Family = {
  form: 'vgg-11, -13, -16 or -19, with -bn or without',
  names: Object.keys(COLUMNS).flatMap((depth) => [`vgg-${depth}`, `vgg-${depth}-bn`]),
  blocks(name) {
    const [match, depth, bn] = /^vgg-(11|13|16|19)(-bn)?$/.exec(name) ?? [];
    if (match === undefined) return undefined;
    return [...COLUMNS[depth].flatMap((convs, g) => group(g, convs, bn !== undefined)), { layer: 'flatten' }, classifier];
  },
};
