import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { initialWeights, openNetwork, writeWeights } from '../../../src-main/networks';
import { readTensors, tensorPieces } from '../../../src-main/networks/safetensors';
import { openWeights } from '../../../src-main/questions/stored-weights';
import { temporaryFolder } from '../../temporary';

const folder = temporaryFolder();
const input = [16, 16, 3] as const;

it.each(['resnet-8-x0.25', 'lenet-5', 'mlp-8'])('reads from the weights of %s how many classes they tell apart', async (name) => {
  for (const classes of [2, 3, 17]) {
    const network = openNetwork(name, { classes, input });
    const weights = initialWeights(network, { seed: 1 });
    const path = join(folder, `${name}-${classes}.safetensors`);
    await writeWeights(path, network, weights);
    const opened = await openWeights(path, name, input);
    expect(opened.network.classes).toBe(classes);
    expect(opened.weights).toEqual(weights.weights);
  }
});

it('does so under the prefix that data-parallel training leaves', async () => {
  const network = openNetwork('lenet-5', { classes: 4, input });
  const path = join(folder, 'parallel.safetensors');
  await writeWeights(path, network, initialWeights(network, { seed: 1 }));
  const tensors = [...(await readTensors(path)).tensors.values()].map((tensor) => ({ ...tensor, name: `module.${tensor.name}` }));
  writeFileSync(path, Buffer.concat([...tensorPieces(tensors)]));
  expect((await openWeights(path, 'lenet-5', input)).network.classes).toBe(4);
});

it('refuses weights of another number of classes than is said', async () => {
  await expect(openWeights(join(folder, 'lenet-5-17.safetensors'), 'lenet-5', input, { classes: 10 })).rejects.toThrow('for 10 classes: fc3.weight is 17 x 84 instead of 10 x 84');
});
