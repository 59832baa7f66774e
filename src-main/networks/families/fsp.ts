import { blocksPerStage, widened, WIDTH, type Family } from '../family';
import { basicStages, head, stem } from './basic-block';

/**
 * The residual networks of "A gift from knowledge distillation" (Yim et al. 2017): batch norm on the images before the first convolution,
 * three stages of 16, 32 and 64 channels. The flow matrices take what enters `layer1` (`relu`) and what leaves each stage.
 */
export const fsp: Family = {
  form: 'fsp-D[-xK], D = 6n + 2, all widths times K',
  names: ['fsp-8', 'fsp-14', 'fsp-26', 'fsp-32', 'fsp-14-x4', 'fsp-32-x4'],
  blocks(name) {
    const [match, depth, factor] = RegExp(`^fsp-(\\d+)${WIDTH}$`).exec(name) ?? [];
    if (match === undefined) return undefined;
    const widths = widened([16, 32, 64], factor);
    return [{ layer: 'batch-norm', name: 'bn0' }, ...stem(widths[0]), ...basicStages(widths, blocksPerStage(name, Number(depth), 6, 2)), ...head('linear')];
  },
};
