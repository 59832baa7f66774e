import { describe, expect, it, test } from 'vitest';
import { networkNames, openNetwork } from '../../../src-main/networks';
import type { Block } from '../../../src-main/networks/block';
import { stagesOf } from '../../../src-main/networks/stages';

const task = { classes: 10, input: [32, 32, 3] as const };
const open = (network: string | readonly Block[]) => openNetwork(typeof network === 'string' ? network : JSON.stringify({ blocks: network }), task);
const namesOf = (network: string | readonly Block[]) => stagesOf(open(network)).map(({ name }) => name);

test.each([
  ['resnet-20', ['conv1', 'layer1', 'layer2', 'layer3', 'linear']],
  ['resnet-56-noshort', ['conv1', 'layer1', 'layer2', 'layer3', 'linear']],
  ['resnet-18-x0.25', ['conv1', 'layer1', 'layer2', 'layer3', 'layer4', 'linear']],
  ['wrn-28-10', ['conv1', 'block1', 'block2', 'block3', 'fc']],
  ['preresnet-164', ['conv1', 'layer1', 'layer2', 'layer3', 'fc']],
  ['fsp-14', ['conv1', 'layer1', 'layer2', 'layer3', 'linear']],
  ['densenet-121', ['conv1', 'dense1', 'trans1', 'dense2', 'trans2', 'dense3', 'trans3', 'dense4', 'linear']],
  ['vgg-9', ['features.0 to 3', 'features.7 to 10', 'features.14 to 20', 'fc', 'classifier']],
  ['vgg-16', ['layer_blocks.0.0 to 1', 'layer_blocks.1.0 to 1', 'layer_blocks.2.0 to 2', 'layer_blocks.3.0 to 2', 'layer_blocks.4.0 to 2', 'classifier']],
  ['vgg-11-bn', ['layer_blocks.0.0', 'layer_blocks.1.0', 'layer_blocks.2.0 to 2', 'layer_blocks.3.0 to 2', 'layer_blocks.4.0 to 2', 'classifier']],
  ['myrtle-5', ['features.0 to 4', 'features.8', 'features.12', 'linear']],
  ['lenet-5', ['conv1', 'conv2', 'fc1', 'fc2', 'fc3']],
  ['mlp-256-256', ['fc1', 'fc2', 'fc3']],
])('%s has the stages that one speaks of', (name, stages) => {
  expect(namesOf(name)).toEqual(stages);
});

test.each(networkNames)('every trainable tensor of %s is in one stage, one behind the other, and no two stages have one name', (name) => {
  const network = open(name);
  const stages = stagesOf(network);
  expect(stages.flatMap(({ tensors }) => tensors)).toEqual(network.layout.trainable);
  expect(new Set(stages.map(({ name }) => name)).size).toBe(stages.length);
});

test('batch norm belongs to what it normalises: behind the first convolution to that, behind the last block to the block', () => {
  const tensorsOf = (name: string, stage: string) => stagesOf(open(name)).find((one) => one.name === stage)!.tensors.map((tensor) => tensor.name);
  expect(tensorsOf('resnet-20', 'conv1')).toEqual(['conv1.weight', 'bn1.weight', 'bn1.bias']);
  expect(tensorsOf('densenet-121', 'dense4').slice(-2)).toEqual(['bn.weight', 'bn.bias']);
  expect(tensorsOf('densenet-121', 'linear')).toEqual(['linear.weight', 'linear.bias']);
});

describe('a network of one\'s own', () => {
  const conv = (name: string, stride = 1): Block => ({ layer: 'conv', name, out: 4, size: 3, stride });
  const end: readonly Block[] = [{ layer: 'global-average-pool' }, { layer: 'dense', name: 'linear', out: 'classes' }];
  const residual: Block = { layer: 'residual', blocks: [conv('main', 2)], shortcut: [conv('shortcut', 2)] };

  it('has a new stage at a convolution that makes the image smaller', () => {
    expect(namesOf([conv('a'), conv('b'), conv('c', 2), conv('d'), ...end])).toEqual(['a to b', 'c to d', 'linear']);
  });

  it('does not have one behind a pooling that leaves the size as it is', () => {
    expect(namesOf([conv('a'), { layer: 'max-pool', size: 3, stride: 1, padding: 1 }, conv('b'), ...end])).toEqual(['a to b', 'linear']);
  });

  it('has the stages of the blocks within a block that holds it all', () => {
    const blocks: Block[] = [{ layer: 'block', name: 'one', blocks: [conv('a'), conv('b')] }, { layer: 'block', name: 'two', blocks: [conv('a', 2)] }];
    expect(namesOf([{ layer: 'block', name: 'body', blocks }, ...end])).toEqual(['body.one', 'body.two', 'linear']);
  });

  it('counts what has a shortcut around it as one step, whose shortcut is in the same stage', () => {
    expect(namesOf([conv('a'), residual, conv('b'), ...end])).toEqual(['a', 'main to b', 'linear']);
    expect(namesOf([conv('a'), { layer: 'block', name: 'smaller', blocks: [residual, { layer: 'relu' }, conv('b')] }, ...end])).toEqual(['a', 'smaller', 'linear']);
  });

  it('may begin with batch norm of the images, which goes with what follows', () => {
    expect(namesOf([{ layer: 'batch-norm', name: 'bn' }, conv('a'), ...end])).toEqual(['a', 'linear']);
  });
});
