/**
 * Residual networks for small images: three stages of basic blocks, 16, 32 and 64 channels (He et al. 2016, section 4.2), in the form
 * of Li et al. 2018, with and without skip connections; and their wide forms, WRN-56-k, in which all widths are multiplied.
 */
import type { Block } from '../block';
import { blocksPerStage, widened, WIDTH, type Family } from '../family';
import { basicStages, head, stem } from './basic-block';

function blocksOf(name: string, depth: number, factor: string | undefined, skips: boolean): Block[] {
  const widths = widened([16, 32, 64], factor);
  return [...stem(widths[0]), ...basicStages(widths, blocksPerStage(name, depth, 6, 2), skips), ...head('linear')];
}

const twins = (names: readonly string[]) => names.flatMap((name) => [name, `${name}-noshort`]);

export const resnet: Family = {
  form: 'resnet-D[-noshort][-xK], D = 6n + 2, all widths times K',
  names: twins([20, 32, 44, 56, 110].map((depth) => `resnet-${depth}`)),
  blocks(name) {
    const [match, depth, noshort, factor] = RegExp(`^resnet-(\\d+)(-noshort)?${WIDTH}$`).exec(name) ?? [];
    return match === undefined ? undefined : blocksOf(name, Number(depth), factor, noshort === undefined);
  },
};

export const wideResnet56: Family = {
  form: 'wrn-56-K[-noshort]',
  names: twins([1, 2, 4, 8].map((k) => `wrn-56-${k}`)),
  blocks(name) {
    const [match, factor, noshort] = /^wrn-56-(\d+)(-noshort)?$/.exec(name) ?? [];
    return match === undefined ? undefined : blocksOf(name, 56, factor, noshort === undefined);
  },
};
