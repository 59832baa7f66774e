import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import type { Block } from '../../../src-main/networks/block';
import { networkNames, openNetwork } from '../../../src-main/networks';
import { Refusal } from '../../../src-shared/refusal';

const folder = mkdtempSync(join(tmpdir(), 'isthmus-own-'));
afterAll(() => rmSync(folder, { recursive: true }));

const task = { classes: 5, input: [32, 32, 3] as const };
const path = join(folder, 'mine.json');
const written = (content: unknown) => {
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const refusal = (content: unknown): string => {
  try {
    openNetwork(written(content), task);
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  throw new Error('it was accepted');
};
const end: readonly Block[] = [{ layer: 'global-average-pool' }, { layer: 'dense', name: 'linear', out: 'classes' }];

test.each(networkNames)('%s, written to a file, is read as the same network', (name) => {
  const original = openNetwork(name, task);
  const { blocks, layout } = openNetwork(written({ blocks: original.blocks }), task);
  expect(blocks).toEqual(original.blocks);
  expect(layout.tensors).toEqual(original.layout.tensors);
});

test('the example in the documentation is a network', () => {
  const text = readFileSync(fileURLToPath(new URL('../../../src-main/networks/block.ts', import.meta.url)), 'utf8');
  const example = /```json\n([\s\S]*?)```/.exec(text)![1].replace(/^ \* ?/gm, '');
  expect(openNetwork(written(example), task).layout.tensors.map(({ name, shape }) => [name, shape])).toEqual([
    ['conv1.weight', [3, 3, 3, 16]],
    ...['weight', 'bias', 'running_mean', 'running_var'].map((part) => [`bn1.${part}`, [16]]),
    ['layer1.conv1.weight', [3, 3, 16, 32]],
    ['layer1.conv1.bias', [32]],
    ['layer1.shortcut.weight', [1, 1, 16, 32]],
    ['linear.weight', [32, 5]],
    ['linear.bias', [5]],
  ]);
});

test.each<[string, unknown, RegExp]>([
  ['text that is not JSON', '{ "blocks": [', /mine\.json is not JSON: /],
  ['a file without blocks', {}, /mine\.json does not describe a network: at blocks, /],
  ['no blocks', { blocks: [] }, /at blocks, /],
  ['an unknown layer', { blocks: [{ layer: 'attention', name: 'a' }] }, /at blocks\[0\]\.layer, /],
  ['a layer without a name', { blocks: [{ layer: 'conv', out: 8, size: 3 }] }, /at blocks\[0\]\.name, /],
  ['a misspelt key', { blocks: [{ layer: 'conv', name: 'c', out: 8, size: 3, strides: 2 }] }, /at blocks\[0\], .*"strides"/],
  ['a number out of range', { blocks: [{ layer: 'conv', name: 'c', out: 0, size: 3 }] }, /at blocks\[0\]\.out, /],
  ['a fault deep inside', { blocks: [{ layer: 'residual', blocks: [{ layer: 'block', name: 'b', blocks: [{ layer: 'dropout', rate: 1 }] }] }] }, /at blocks\[0\]\.blocks\[0\]\.blocks\[0\]\.rate, /],
])('%s is refused, naming the file and the place', (_, content, message) => {
  expect(refusal(content)).toMatch(message);
});

test.each<[string, readonly Block[], RegExp]>([
  ['a full connection of an image', [{ layer: 'dense', name: 'd', out: 3 }], /at blocks\[0\] \(dense d\), a list of numbers is needed but an image of 32 x 32 x 3 arrives/],
  ['a convolution of a list', [{ layer: 'flatten' }, { layer: 'conv', name: 'c', out: 8, size: 3 }, ...end], /at blocks\[1\] \(conv c\), an image is needed but 3072 numbers arrive/],
  ['a sum of different shapes', [{ layer: 'residual', blocks: [{ layer: 'conv', name: 'c', out: 8, size: 3 }] }, ...end], /at blocks\[0\] \(residual\), the blocks make 32 x 32 x 8 and the shortcut 32 x 32 x 3/],
  ['a concatenation of different sizes', [{ layer: 'concat', blocks: [{ layer: 'max-pool', size: 2 }] }, ...end], /at blocks\[0\] \(concat\), the blocks make 16 x 16 x 3 of 32 x 32 x 3/],
  ['a name used twice', [{ layer: 'batch-norm', name: 'n' }, { layer: 'batch-norm', name: 'n' }, ...end], /at blocks\[1\] \(batch-norm n\), the name stands for two layers/],
  ['a window larger than the image', [{ layer: 'block', name: 'b', blocks: [{ layer: 'conv', name: 'c', out: 8, size: 35, padding: 1 }] }, ...end], /at blocks\[0\]\.blocks\[0\] \(conv b\.c\), a window of 35 x 35 does not fit the 32 x 32/],
  ['an end without classes', [{ layer: 'global-average-pool' }], /at its end, it makes 3 instead of one number for each of 5 classes/],
])('%s is refused with shapes', (_, blocks, message) => {
  expect(refusal({ blocks })).toMatch(message);
});

test('a file that is not there is refused by its path', () => {
  expect(() => openNetwork(join(folder, 'none.json'), task)).toThrow(/none\.json could not be read: there is no such file/);
});
