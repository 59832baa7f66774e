import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readNpy, writeNpy } from '../../../src-main/datasets/npy-file';
import { hasReference, reference } from '../../reference';
import { temporaryFolder } from '../../temporary';
import { formulaImages } from '../networks/formula';
import { classesOf, golden, goldenLayouts, isBuilt } from '../networks/golden';
import { nativeEngine } from '../networks/native';
import { torchFile } from '../torch-file';
import { buildIsthmus, isthmus, type Desk } from './isthmus';

/** One of each family, and of each way to write its names; every other member differs in depth and width only, and is held to its golden values without files. */
const names = ['vgg-9', 'vgg-11-bn', 'resnet-20', 'resnet-20-noshort', 'wrn-56-1', 'resnet-18-x0.25', 'preresnet-110', 'fsp-8', 'fsp-14-x4', 'densenet-121', 'lenet-5', 'myrtle-5'];

const { engine, why } = await nativeEngine();
if (!engine) console.warn(`held to the embedded engine, since there is no native one: ${why}`);

describe.skipIf(!hasReference)('weights from PyTorch on the command line', () => {
  const desk: Desk = { library: temporaryFolder(), folder: temporaryFolder(), engine: engine ? 'tensorflow' : 'wasm' };
  const at = (name: string) => join(desk.folder, name);
  const cases = hasReference
    ? (['networks', 'networks-more'] as const).flatMap((folder) => golden(folder).cases.filter(({ network, weights }) => weights === 'scrambled' && isBuilt(network)).map((one) => ({ ...one, layout: goldenLayouts(folder)[one.network] })))
    : [];

  /** The logits that a file comes to: taken in under a network's name, then asked about the golden images. */
  async function logitsOf(file: string, network: string, count: number): Promise<{ readonly classes: number; readonly values: ArrayLike<number> }> {
    const taken = await isthmus(desk, 'import', file, '--network', network, '--layout', 'torch');
    expect(taken.code, taken.err).toBe(0);
    const id = taken.out.trim();
    await writeNpy(at('images.npy'), { shape: [count, 32, 32, 3], data: Float32Array.from(formulaImages(count)) });
    const asked = await isthmus(desk, 'logits', id, '--data', at('images.npy'), '--out', at('logits.npy'));
    expect(asked.code, asked.err).toBe(0);
    const { shape: [, classes], data } = await readNpy(at('logits.npy'));
    await isthmus(desk, 'delete', id);
    return { classes, values: data as Float32Array };
  }
  const near = ({ classes, values }: Awaited<ReturnType<typeof logitsOf>>, rows: readonly (readonly number[])[], largest: number) => {
    const apart = rows.flatMap((row, i) => row.map((value, j) => Math.abs(values[i * classes + j] - value)));
    expect(Math.max(...apart) / largest).toBeLessThanOrEqual(1e-4);
  };

  beforeAll(buildIsthmus);

  it.each(cases.filter(({ network }) => names.includes(network)))('$network makes the golden logits', async ({ network, layout, logits, largest }) => {
    // As data-parallel training leaves its names, in one family of two.
    writeFileSync(at('weights.safetensors'), torchFile(layout, { prefix: names.indexOf(network) % 2 === 0 ? 'module.' : '' }));
    const found = await logitsOf(at('weights.safetensors'), network, logits.length);
    expect(found.classes).toBe(classesOf(network));
    near(found, logits, largest);
    rmSync(at('weights.safetensors'));
  });

  it("PyTorch's own file makes the golden logits", async () => {
    const { file } = golden('networks');
    near(await logitsOf(reference('networks', file.path), 'resnet-20', file.logits.length), file.logits, file.largest);
  });
});
