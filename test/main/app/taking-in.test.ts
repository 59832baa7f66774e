import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, test } from 'vitest';
import { notTaken, takeWeights } from '../../../src-main/app/taking-in';
import { openLibrary } from '../../../src-main/library/library';
import { networkNames, openNetwork } from '../../../src-main/networks';
import { openStored } from '../../../src-main/questions/stored-weights';
import { temporaryFolder } from '../../temporary';
import { formulaWeights } from '../networks/formula';
import { torchFile } from '../torch-file';

const folder = temporaryFolder();
const input = [32, 32, 3] as const;

/** Wide ones differ from these in width alone; their files would be hundreds of megabytes. */
const light = networkNames.filter((name) => openNetwork(name, { classes: 10, input }).layout.parameters < 3_000_000);

it('leaves out only a few of the networks that are listed, for their size', () => {
  expect(light.length).toBeGreaterThan(networkNames.length / 2);
});

test.each(light)('%s takes in a file of PyTorch, and keeps every entry where it belongs', async (name) => {
  const network = openNetwork(name, { classes: 10, input });
  const path = join(folder, `${name}.safetensors`);
  writeFileSync(path, torchFile(network.layout.tensors.map((tensor) => [tensor.name, tensor.torchShape])));
  const library = await openLibrary(join(folder, 'library'));
  const { id } = await takeWeights(library, path, { network: name, inputs: [input], layout: 'torch' });
  const { weights, statistics } = await openStored(id, input, library);
  const expected = formulaWeights(network, 'scrambled', Float32Array);
  expect(Buffer.from(weights.buffer).equals(Buffer.from(expected.weights.buffer))).toBe(true);
  expect(Buffer.from(statistics.buffer).equals(Buffer.from(expected.statistics.buffer))).toBe(true);
});

it('tells how a pickle of PyTorch is converted, and of other files which can be taken in', () => {
  expect(notTaken('/models/vgg "9".pth').message).toContain('save_file(torch.load("vgg \\"9\\".pth", map_location="cpu", weights_only=True), "vgg \\"9\\".safetensors")');
  expect(notTaken('/models/surface.vtk').message).toBe('The file /models/surface.vtk cannot be taken in: files ending in .safetensors, .h5, .npy, .isthmus can.');
});
