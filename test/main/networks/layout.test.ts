import { describe, expect, test } from 'vitest';
import { describeNetwork, networkNames, openNetwork } from '../../../src-main/networks';
import { hasReference } from '../../reference';
import { classesOf, golden, goldenLayouts, isBuilt } from './golden';

const task = { classes: 10, input: [32, 32, 3] as const };

describe.skipIf(!hasReference).each(['networks', 'networks-more'] as const)('the golden values of %s', (folder) => {
  const layouts = goldenLayouts(folder);
  const names = Object.keys(layouts).filter(isBuilt);

  test.each(names)('%s has the tensors of PyTorch, in its order and shapes', (name) => {
    const { layout } = openNetwork(name, { ...task, classes: classesOf(name) });
    expect(layout.tensors.map((tensor) => [tensor.name, tensor.torchShape])).toEqual(layouts[name]);
  });

  test.each(names)('%s has as many parameters, buffers and tensors as counted', (name) => {
    expect(describeNetwork(openNetwork(name, { ...task, classes: classesOf(name) }))).toMatchObject(golden(folder).counts[name]);
  });

  test('each of them is listed', () => {
    expect(networkNames).toEqual(expect.arrayContaining(names));
  });
});

test('tensors lie behind one another in two vectors, without a gap', () => {
  const { layout } = openNetwork('vgg-9', task);
  for (const [tensors, count] of [[layout.trainable, layout.parameters], [layout.running, layout.statistics]] as const) {
    expect(tensors.reduce((end, { offset, size }) => (offset === end ? end + size : NaN), 0)).toBe(count);
  }
});

test('a block is listed with what its last layer makes', () => {
  const shapes = new Map(openNetwork('resnet-20', task).layout.outputs.map(({ name, shape }) => [name, shape]));
  expect(shapes.get('layer2.0.conv1')).toEqual([16, 16, 32]);
  expect(shapes.get('layer2.0')).toEqual([16, 16, 32]);
  expect(shapes.get('layer3')).toEqual([8, 8, 64]);
  expect(shapes.get('avgpool')).toEqual([64]);
});

test('a multiply-add counts as two operations', () => {
  // 5x5x3 filters at 28x28 places six times, 5x5x6 at 10x10 sixteen times, then three products.
  expect(describeNetwork(openNetwork('lenet-5', task)).flops).toBe(2 * (28 * 28 * 6 * 75 + 10 * 10 * 16 * 150 + 400 * 120 + 120 * 84 + 84 * 10));
});

test.each([
  ['resnet-20', 64],
  ['wrn-28-10', 640],
  ['densenet-121', 1024],
  ['vgg-9', 256],
  ['vgg-9-x0.25', 64],
  ['densenet-121-x0.25', 256],
  ['densenet-13-x0.25', 17],
  ['myrtle-5', 512],
  ['resnet-18-x0.25', 128],
  ['mlp-256-256', 256],
])('%s adapts to smaller images and other classes', (name, width) => {
  const { layout } = openNetwork(name, { classes: 7, input: [16, 16, 1] });
  expect(layout.trainable.at(-2)).toMatchObject({ shape: [width, 7] });
});

test('a width in the name multiplies all widths', () => {
  const { layout } = openNetwork('resnet-14-noshort-x0.5', task);
  expect(layout.tensors[0].shape).toEqual([3, 3, 3, 8]);
  expect(layout.trainable.at(-2)?.shape).toEqual([32, 10]);
  expect(openNetwork('resnet-56-x2', task).layout.tensors).toEqual(openNetwork('wrn-56-2', task).layout.tensors);
});

test.each([[1, 'densenet-121'], [0.25, 'densenet-121-x0.25']])('the growth of a DenseNet times %d: %s', (factor, name) => {
  const convolutions = openNetwork(name, task).layout.trainable.filter(({ kind }) => kind === 'conv');
  expect(convolutions).toHaveLength(2 * (6 + 12 + 24 + 16) + 4);
  expect(convolutions.slice(0, 3).map(({ shape }) => shape.at(-1))).toEqual([64 * factor, 128 * factor, 32 * factor]);
});

test('an image that is too small is refused with the block where nothing is left', () => {
  expect(() => openNetwork('vgg-16', { classes: 10, input: [16, 16, 3] })).toThrow(/vgg-16 does not work for images of 16 x 16 x 3: at .*poolings\.4.* window of 2 x 2 does not fit the 1 x 1 pixels/);
});

test('an unknown name is answered with the nearest, and with how to list all', () => {
  expect(() => openNetwork('resnet20', task)).toThrow('There is no network called resnet20. Did you mean resnet-20? All are listed by `isthmus networks`.');
  expect(() => openNetwork('transformer-of-everything', task)).toThrow('There is no network called transformer-of-everything. All are listed by `isthmus networks`.');
});

test('a depth that no such network has is refused with those it may have', () => {
  expect(() => openNetwork('resnet-21', task)).toThrow('The network resnet-21 cannot be: its depth must be 6n + 2, such as 8, 14, 20.');
  expect(() => openNetwork('preresnet-2', task)).toThrow(/9n \+ 2/);
});
