import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { initialWeights, openNetwork, readWeights, writeWeights, type NetworkWeights } from '../../../src-main/networks';
import { readTensors, tensorPieces, type FileTensor } from '../../../src-main/networks/safetensors';
import { hasReference, reference } from '../../reference';
import { formulaWeights } from './formula';

const folder = mkdtempSync(join(tmpdir(), 'isthmus-weights-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'weights.safetensors');

const task = { classes: 10, input: [32, 32, 3] as const };
const network = openNetwork('resnet-20', task);
const weights = formulaWeights(network, 'scrambled', Float32Array);

const bytesOf = ({ weights, statistics }: NetworkWeights) => Buffer.concat([weights, statistics].map((vector) => Buffer.from(vector.buffer)));
const expectSame = (read: NetworkWeights) => expect(bytesOf(read).equals(bytesOf(weights))).toBe(true);

/** The file again, its tensors changed. */
async function changed(change: (tensors: Map<string, FileTensor>) => void): Promise<string> {
  await writeWeights(path, network, weights);
  const { tensors } = await readTensors(path);
  const now = new Map(tensors);
  change(now);
  writeFileSync(path, Buffer.concat([...tensorPieces(now.values())]));
  return path;
}

test.each(['torch', 'isthmus'] as const)('weights come back bit by bit from a file in the layout of %s', async (layout) => {
  await writeWeights(path, network, weights, { layout, metadata: { seed: '7' } });
  expectSame(await readWeights(path, network));
  expect((await readTensors(path)).metadata).toMatchObject({ network: 'resnet-20', layout, seed: '7' });
});

test("the file has PyTorch's names, order and shapes unless asked otherwise, and ours when asked", async () => {
  await writeWeights(path, network, weights);
  expect([...(await readTensors(path)).tensors.values()].map(({ name, shape }) => [name, shape])).toEqual(network.layout.tensors.map(({ name, torchShape }) => [name, torchShape]));
  await writeWeights(path, network, weights, { layout: 'isthmus' });
  expect((await readTensors(path)).tensors.get('layer2.0.conv1.weight')?.shape).toEqual([3, 3, 16, 32]);
});

test('filters and full connections change their axes on the way to PyTorch', async () => {
  const small = openNetwork('lenet-5', task);
  const made = initialWeights(small, { seed: 1 });
  await writeWeights(path, small, made);
  const { tensors } = await readTensors(path);
  const filter = small.layout.trainable.find(({ name }) => name === 'conv2.weight')!;
  const dense = small.layout.trainable.find(({ name }) => name === 'fc2.weight')!;
  // Filter 7, channel 4, row 3, column 1; neuron 50, input 20.
  expect(tensors.get('conv2.weight')!.data[((7 * 6 + 4) * 5 + 3) * 5 + 1]).toBe(made.weights[filter.offset + ((3 * 5 + 1) * 6 + 4) * 16 + 7]);
  expect(tensors.get('fc2.weight')!.data[50 * 120 + 20]).toBe(made.weights[dense.offset + 20 * 84 + 50]);
});

describe.skipIf(!hasReference)("PyTorch's own file", () => {
  test('holds the weights that the formula makes', async () => {
    const read = await readWeights(reference('networks', 'resnet-20.safetensors'), network);
    expect(read.weights.reduce((far, x, i) => Math.max(far, Math.abs(x - weights.weights[i])), 0)).toBeLessThan(1e-6);
    expect(read.statistics.reduce((far, x, i) => Math.max(far, Math.abs(x - weights.statistics[i])), 0)).toBeLessThan(1e-6);
  });
});

test('the prefix of data-parallel training and counts of batches are passed over', async () => {
  const file = await changed((tensors) => {
    for (const [name, tensor] of [...tensors]) {
      tensors.delete(name);
      tensors.set(name, { ...tensor, name: `module.${name}` });
    }
    tensors.set('count', { name: 'module.bn1.num_batches_tracked', shape: [], data: Int32Array.of(100) });
  });
  expectSame(await readWeights(file, network));
});

test('doubles are read as floats', async () => {
  const file = await changed((tensors) => tensors.forEach((tensor, name) => tensors.set(name, { ...tensor, data: Float64Array.from(tensor.data) })));
  expectSame(await readWeights(file, network));
});

test('weights of another network are refused, naming both and what differs', async () => {
  await writeWeights(path, network, weights);
  const refused = readWeights(path, openNetwork('resnet-32', task));
  await expect(refused).rejects.toThrow(`The file ${path} does not hold weights of resnet-32 for 10 classes but of resnet-20: it lacks layer1.3.conv1.weight, layer1.3.bn1.weight, layer1.3.bn1.bias and 57 more.`);
  await expect(readWeights(path, openNetwork('resnet-20-noshort', task))).rejects.toThrow(/: it has layer2\.0\.shortcut\.0\.weight, .*, which the network has not\.$/);
  await expect(readWeights(path, openNetwork('resnet-20', { ...task, classes: 100 }))).rejects.toThrow('linear.weight is 10 x 64 instead of 100 x 64, linear.bias is 10 instead of 100.');
});

test.each<[string, (tensors: Map<string, FileTensor>) => void, RegExp]>([
  ['a missing tensor', (tensors) => tensors.delete('bn1.running_var'), /it lacks bn1\.running_var\.$/],
  ['a tensor too many', (tensors) => tensors.set('x', { name: 'extra', shape: [1], data: Float32Array.of(1) }), /it has extra, which the network has not\.$/],
  ['a tensor in the other layout', (tensors) => tensors.set('conv1.weight', { name: 'conv1.weight', shape: [3, 3, 3, 16], data: new Float32Array(432) }), /conv1\.weight is 3 x 3 x 3 x 16 instead of 16 x 3 x 3 x 3\.$/],
  ['a tensor of whole numbers', (tensors) => tensors.set('linear.bias', { name: 'linear.bias', shape: [10], data: new Int32Array(10) }), /linear\.bias holds whole numbers\.$/],
])('%s is refused by name', async (_, change, message) => {
  await expect(readWeights(await changed(change), network)).rejects.toThrow(message);
});
