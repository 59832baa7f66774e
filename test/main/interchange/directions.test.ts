import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readDirections } from '../../../src-main/interchange/directions';
import { hdf5Bytes } from '../../../src-main/interchange/hdf5';
import { openNetwork, type Network } from '../../../src-main/networks';
import { tensorPieces, type FileTensor } from '../../../src-main/networks/safetensors';
import { toTorch } from '../../../src-main/networks/torch-layout';
import { encodeNpy } from '../../../src-shared/npy';
import { temporaryFolder } from '../../temporary';

const folder = temporaryFolder();
const at = (name: string) => join(folder, name);

const task = { classes: 10, input: [16, 16, 3] } as const;
const network = openNetwork('resnet-8-x0.25', task);
const { parameters, trainable, tensors } = network.layout;
// Exact in float32, so that files of either size give the very numbers back.
const draw = (seed: number, length = parameters) => Float64Array.from({ length }, (_, k) => ((k * (2 * seed + 1)) % 1009) - 504);
const [first, second] = [draw(1), draw(2)];

const safetensors = (name: string, list: readonly FileTensor[], metadata?: Readonly<Record<string, string>>) => {
  writeFileSync(at(name), Buffer.concat([...tensorPieces(list, metadata)]));
  return at(name);
};
const pieces = (direction: Float64Array, prefix: string): FileTensor[] => trainable.map((tensor) => ({
  name: `${prefix}.${tensor.name}`, shape: tensor.torchShape, data: toTorch(tensor, Float32Array.from(direction.subarray(tensor.offset, tensor.offset + tensor.size))),
}));

/** A file of directions as loss-landscape writes it for a network: its parameters, or its whole state. */
async function theirs(name: string, directions: Readonly<Record<string, Float64Array>>, { state = false, of = network }: { readonly state?: boolean; readonly of?: Network } = {}): Promise<string> {
  writeFileSync(at(name), await hdf5Bytes((file) => {
    for (const [group, direction] of Object.entries(directions)) {
      const list = of.layout.tensors.flatMap((tensor): { shape: readonly number[]; data: Float32Array }[] => {
        const isRunning = tensor.kind === 'mean' || tensor.kind === 'variance';
        if (isRunning && !state) return [];
        const data = isRunning ? new Float32Array(tensor.size).fill(7) : toTorch(tensor, Float32Array.from(direction.subarray(tensor.offset, tensor.offset + tensor.size)));
        const counter = tensor.kind === 'variance' ? [{ shape: [], data: Float32Array.of(1) }] : [];
        return [{ shape: tensor.torchShape, data }, ...counter];
      });
      const into = file.create_group(group);
      list.forEach(({ shape, data }, k) => into.create_dataset({ name: String(k), data, shape: [...shape] }));
    }
  }));
  return at(name);
}

test('tensors by PyTorch\'s names and shapes come in our order', async () => {
  const path = safetensors('torch.safetensors', [...pieces(first, 'direction-1'), ...pieces(second, 'direction-2')]);
  expect(await readDirections(path, network)).toEqual([first, second]);
});

test('flat tensors are taken as they are', async () => {
  const path = safetensors('flat.safetensors', [{ name: 'direction-1', shape: [parameters], data: first }, { name: 'direction-2', shape: [parameters], data: second }]);
  expect(await readDirections(path, network)).toEqual([first, second]);
});

test.each([['its parameters', false], ['its whole state, counters and all', true]])('directions of loss-landscape over %s come in our order', async (_, state) => {
  expect(await readDirections(await theirs('theirs.h5', { xdirection: first, ydirection: second }, { state }), network)).toEqual([first, second]);
});

test('a network without batch norm, with biases, has directions of loss-landscape too', async () => {
  const lenet = openNetwork('lenet-5', { classes: 10, input: [32, 32, 3] });
  const along = draw(3, lenet.layout.parameters);
  expect(await readDirections(await theirs('lenet.h5', { xdirection: along, ydirection: along }, { of: lenet }), lenet)).toEqual([along, along]);
});

test('arrays come one a row, or one a file', async () => {
  writeFileSync(at('both.npy'), encodeNpy({ shape: [2, parameters], data: Float64Array.of(...first, ...second) }));
  writeFileSync(at('one.npy'), encodeNpy({ shape: [parameters], data: first }));
  writeFileSync(at('two.npy'), encodeNpy({ shape: [parameters], data: Float32Array.from(second) }));
  expect(await readDirections(at('both.npy'), network)).toEqual([first, second]);
  expect(await readDirections(`${at('one.npy')},${at('two.npy')}`, network)).toEqual([first, second]);
});

test('for a line one direction is enough, and the second is zero', async () => {
  writeFileSync(at('line.npy'), encodeNpy({ shape: [parameters], data: first }));
  for (const path of [at('line.npy'), await theirs('line.h5', { xdirection: first }), safetensors('line.safetensors', pieces(first, 'direction-1'))]) {
    expect(await readDirections(path, network, 1)).toEqual([first, new Float64Array(parameters)]);
    await expect(readDirections(path, network)).rejects.toThrow('holds one direction, and two are asked for');
  }
});

test('directions of another network are refused with both numbers and its name', async () => {
  const other = openNetwork('resnet-20-x0.25', task);
  const along = draw(1, other.layout.parameters);
  writeFileSync(at('other.npy'), encodeNpy({ shape: [2, other.layout.parameters], data: Float64Array.of(...along, ...along) }));
  await expect(readDirections(at('other.npy'), network)).rejects.toThrow(`has ${other.layout.parameters} entries and resnet-8-x0.25 has ${parameters} parameters: it is of another network.`);
  await expect(readDirections(await theirs('other.h5', { xdirection: along }, { of: other }), network, 1)).rejects.toThrow(`"xdirection" has ${other.layout.trainable.length} tensors, and resnet-8-x0.25 has ${trainable.length} parameters (${tensors.length + 9} tensors in its whole state)`);
  const wider = openNetwork('resnet-8-x0.5', task);
  await expect(readDirections(await theirs('wider.h5', { xdirection: draw(1, wider.layout.parameters) }, { of: wider }), network, 1)).rejects.toThrow('tensor 0 of "xdirection" is 8 x 3 x 3 x 3, and in resnet-8-x0.25 it is conv1.weight, 4 x 3 x 3 x 3');
  await expect(readDirections(safetensors('lacks.safetensors', pieces(first, 'direction-1').slice(1)), network, 1)).rejects.toThrow('it has neither direction-1 nor direction-1.conv1.weight.');
});

test('directions that lead nowhere, or are no numbers, are refused', async () => {
  writeFileSync(at('zero.npy'), encodeNpy({ shape: [parameters], data: new Float64Array(parameters) }));
  await expect(readDirections(at('zero.npy'), network, 1)).rejects.toThrow('is zero everywhere');
  writeFileSync(at('nan.npy'), encodeNpy({ shape: [2, parameters], data: Float64Array.of(...first, NaN, ...second.subarray(1)) }));
  await expect(readDirections(at('nan.npy'), network)).rejects.toThrow('Direction 2 in the file');
});

test('files that cannot hold directions say what can', async () => {
  await expect(readDirections('directions.pt', network)).rejects.toThrow('files ending in .safetensors, .h5, .npy can.');
  writeFileSync(at('surface.h5'), await hdf5Bytes((file) => file.create_dataset({ name: 'xcoordinates', data: first })));
  await expect(readDirections(at('surface.h5'), network)).rejects.toThrow('it has no "xdirection"; it has xcoordinates.');
});
