import { widened, WIDTH, type Family } from '../family';
import { basicStages, head, stem } from './basic-block';

/** ResNet-18 with a stem for small images (3x3, stride 1, no pooling), by width (Bansal et al. 2021). */
export const resnet18: Family = {
  form: 'resnet-18[-xK], all widths times K',
  names: ['0.125', '0.25', '0.5', '1', '2'].map((factor) => `resnet-18-x${factor}`),
  blocks(name) {
    const match = RegExp(`^resnet-18${WIDTH}$`).exec(name);
    if (!match) return undefined;
    const widths = widened([64, 128, 256, 512], match[1]);
    return [...stem(widths[0]), ...basicStages(widths, 2), ...head('linear')];
  },
};
