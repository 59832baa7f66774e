/** The written list of families. Where two could take a name, the first does. */
import type { Family } from '../family';
import { densenet } from './densenet';
import { fsp } from './fsp';
import { lenet } from './lenet';
import { myrtle } from './myrtle';
import { perceptron } from './perceptron';
import { preresnet } from './preresnet';
import { resnet, wideResnet56 } from './resnet';
import { resnet18 } from './resnet-18';
import { vgg, vgg9 } from './vgg';
import { wideResnet } from './wide-resnet';

export const families: readonly Family[] = [vgg9, vgg, resnet18, resnet, wideResnet56, wideResnet, preresnet, fsp, densenet, lenet, myrtle, perceptron];
