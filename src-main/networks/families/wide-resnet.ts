import type { Block } from '../block';
import { blocksPerStage, widened, type Family } from '../family';
import { head, steps, type Step } from './basic-block';

/** Batch norm and ReLU before each of two 3x3 convolutions; where the width changes the 1x1 shortcut starts behind the first of them. */
function block(name: string, { from, to, stride }: Step): Block {
  const first: readonly Block[] = [{ layer: 'batch-norm', name: 'bn1' }, { layer: 'relu' }];
  const rest: readonly Block[] = [
    { layer: 'conv', name: 'conv1', out: to, size: 3, stride },
    { layer: 'batch-norm', name: 'bn2' },
    { layer: 'relu' },
    { layer: 'conv', name: 'conv2', out: to, size: 3 },
  ];
  const shortcut: readonly Block[] = [{ layer: 'conv', name: 'convShortcut', out: to, size: 1, stride }];
  const changes = stride !== 1 || from !== to;
  return {
    layer: 'block',
    name,
    blocks: changes ? [...first, { layer: 'residual', blocks: rest, shortcut }] : [{ layer: 'residual', blocks: [...first, ...rest] }],
  };
}

/** Wide residual networks (Zagoruyko and Komodakis 2016): pre-activation blocks of 16, 32 and 64 channels times K; no dropout. */
export const wideResnet: Family = {
  form: 'wrn-D-K, D = 6n + 4',
  names: ['wrn-28-10'],
  blocks(name) {
    const [match, depth, factor] = /^wrn-(\d+)-(\d+)$/.exec(name) ?? [];
    if (match === undefined) return undefined;
    const n = blocksPerStage(name, Number(depth), 6, 4);
    const widths = widened([16, 32, 64], factor);
    return [
      { layer: 'conv', name: 'conv1', out: 16, size: 3 },
      ...widths.map((width, stage): Block => ({
        layer: 'block',
        name: `block${stage + 1}`,
        blocks: steps(n, stage === 0 ? 16 : widths[stage - 1], width, stage === 0 ? 1 : 2).map((step, i) => block(`layer.${i}`, step)),
      })),
      { layer: 'batch-norm', name: 'bn1' },
      { layer: 'relu', name: 'relu' },
      ...head('fc'),
    ];
  },
};
