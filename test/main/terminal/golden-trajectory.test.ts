import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readNpy, writeNpy } from '../../../src-main/datasets/npy-file';
import { openLibrary } from '../../../src-main/library/library';
import { snapshotName } from '../../../src-main/library/weights-reference';
import { openNetwork, writeWeights } from '../../../src-main/networks';
import { hasReference, reference } from '../../reference';
import { temporaryFolder } from '../../temporary';
import { buildIsthmus, document, isthmus, type Desk } from './isthmus';

interface Expected {
  readonly value: number[] | number[][];
  readonly tolerance: number;
}
interface Row {
  readonly a: number;
  readonly b: number;
  readonly distance: number;
  readonly part: string;
  readonly share: number;
}

const file = (name: string) => reference('trajectory', name);

describe.skipIf(!hasReference)('golden trajectories on the command line', () => {
  const desk: Desk = { library: temporaryFolder(), folder: temporaryFolder() };
  const golden = hasReference ? (JSON.parse(readFileSync(file('expected.json'), 'utf8')) as { pca: Record<string, Record<string, Expected>> }) : undefined;
  const dataset = `npy:${['x.npy', 'y.npy', 'x.npy', 'y.npy'].map((name) => join(desk.folder, name)).join(',')}?normalise=none`;
  const network = join(desk.folder, 'network.json');

  /** A training that has kept these weights, of a network with as many: 99 numbers in, 5 classes out. */
  const keep = async (name: string): Promise<string> => {
    const library = await openLibrary(desk.library);
    const { id } = await library.create({ kind: 'training', name, setup: { network, dataset }, seed: 0 });
    const folder = join(await library.folderOf(id), 'weights');
    mkdirSync(folder);
    const { shape: [count, length], data } = await readNpy(file(name));
    const opened = openNetwork(network, { classes: 5, input: [1, 1, 99] });
    for (let epoch = 0; epoch < count; epoch++) {
      const weights = Float32Array.from((data as Float64Array).subarray(epoch * length, (epoch + 1) * length));
      await writeWeights(join(folder, `${snapshotName({ epoch })}.safetensors`), opened, { weights, statistics: new Float32Array(0) });
    }
    return id;
  };
  const run = async (weights: string, setup: object) => {
    writeFileSync(join(desk.folder, 'setup.json'), JSON.stringify({ kind: 'trajectory', setup: { weights, plane: false, ...setup } }));
    return isthmus(desk, 'run', 'setup.json', '--quiet');
  };
  const near = (found: Iterable<number>, { value, tolerance }: Expected) => {
    const theirs = value.flat();
    const ours = [...found];
    expect(ours.length).toBe(theirs.length);
    ours.forEach((x, k) => expect(Math.abs(x - theirs[k]), `entry ${k}`).toBeLessThanOrEqual(tolerance));
  };

  beforeAll(async () => {
    await buildIsthmus();
    writeFileSync(network, JSON.stringify({ blocks: [{ layer: 'flatten' }, { layer: 'dense', name: 'fc', out: 'classes' }] }));
    await writeNpy(join(desk.folder, 'x.npy'), { shape: [5, 99], data: Float32Array.from({ length: 5 * 99 }, (_, k) => Math.sin(k)) });
    await writeNpy(join(desk.folder, 'y.npy'), { shape: [5], data: Int32Array.from([0, 1, 2, 3, 4]) });
  });

  it.each([['uncentred', false], ['centred', true]] as const)('the %s axes, shares, coordinates and distances are the golden ones', async (variant, centred) => {
    const { code, out, err } = await run(await keep('thetas.npy'), { centred });
    expect(code, err).toBe(0);
    const id = out.trim();
    const expected = golden!.pca[variant];
    const rows = await document<Row[]>(desk, 'rows', id);
    const path = rows.filter(({ part }) => part === 'path');
    near(path.flatMap(({ a, b }) => [a, b]), expected['coordinates']);
    near(path.map(({ distance }) => distance), expected['distances']);
    const arrays: Float64Array[] = [];
    for (const name of ['axis-1', 'axis-2', 'explained']) {
      const written = join(desk.folder, `${id}-${name}.npy`);
      expect((await isthmus(desk, 'export', id, '--format', 'npy', '--array', name, '--out', written)).code).toBe(0);
      arrays.push((await readNpy(written)).data as Float64Array);
    }
    near([...arrays[0], ...arrays[1]], expected['axes']);
    near(arrays[2], expected['explained_all']);
    expect(rows.filter(({ part }) => part === 'axis').map(({ share }) => share)).toEqual([...arrays[2]]);
  });

  it('weights on one line have a path along the first axis', async () => {
    const { code, out, err } = await run(await keep('line.npy'), {});
    expect(code, err).toBe(0);
    expect((await document<{ note: string }>(desk, 'show', out.trim())).note).toContain('The snapshots lie on one line');
  });

  it('two weights are refused with what to do', async () => {
    const { code, err } = await run(await keep('pair.npy'), {});
    expect(code).toBe(2);
    expect(err).toContain('A trajectory needs at least three snapshots');
  });
});
