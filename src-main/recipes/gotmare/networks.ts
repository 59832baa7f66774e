/** The networks of the recipes after Gotmare et al. 2019. */
import type { Scale } from '../../../src-shared/recipe';
import type { StoodFor } from '../modes/standing-for';

/** A network of the paper, and what stands for it at each scale. */
export interface PaperNetwork extends StoodFor {
  /** Behind the names of the recipes that take it. */
  readonly ending: '' | '-resnet';
  /** Times the usual first weights that are a poor start, at paper scale and below; batch norm hides what is not far off. */
  readonly poorScale: Readonly<Record<Scale, number>>;
  /** The rate of a curve's training at paper scale: Garipov et al. take 0.015 for VGG-16 and 0.03 for ResNets. */
  readonly curveRate: number;
}

export const VGG: PaperNetwork = {
  ending: '', called: 'VGG-16', curveRate: 0.015,
  names: { smoke: 'vgg-9-x0.125', desk: 'vgg-9-x0.25', paper: 'vgg-16' },
  poorScale: { smoke: 3, desk: 3, paper: 0.7 },
};

export const RESNET: PaperNetwork = {
  ending: '-resnet', called: 'ResNet', curveRate: 0.03,
  names: { smoke: 'resnet-8-x0.25', desk: 'resnet-20-x0.5', paper: 'resnet-56' },
  poorScale: { smoke: 3, desk: 3, paper: 3 },
};

export const networks: readonly PaperNetwork[] = [VGG, RESNET];
