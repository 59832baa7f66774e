import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readNpy } from '../../../src-main/datasets/npy-file';
import { dot } from '../../../src-shared/math/direction';
import { principalAxes, projectOn } from '../../../src-shared/math/pca';
import { stream } from '../../../src-shared/math/random';
import { Refusal } from '../../../src-shared/refusal';
import { hasReference, reference } from '../../reference';

interface Expected {
  readonly value: number | number[] | number[][];
  readonly tolerance: number;
}
type Case = Readonly<Record<string, Expected>>;
interface Golden {
  readonly pca: { readonly uncentred: Case; readonly centred: Case };
  readonly oblique: Case;
  readonly line: { readonly uncentred: Case; readonly centred: Case };
}

const read = async (name: string): Promise<Float64Array[]> => {
  const { shape: [rows, length], data } = await readNpy(reference('trajectory', name));
  return Array.from({ length: rows }, (_, i) => Float64Array.from((data as Float64Array).subarray(i * length, (i + 1) * length)));
};
const pairOf = async (name: string) => (await read(name)) as unknown as [Float64Array, Float64Array];
const flat = (value: unknown): number[] => (typeof value === 'number' ? [value] : [...(value as Iterable<unknown>)].flatMap(flat));

function expectGolden(found: unknown, { value, tolerance }: Expected): void {
  const [ours, theirs] = [flat(found), flat(value)];
  expect(ours.length).toBe(theirs.length);
  ours.forEach((x, i) => expect(Math.abs(x - theirs[i]), `entry ${i}`).toBeLessThanOrEqual(tolerance));
}

describe.skipIf(!hasReference)('golden trajectories', () => {
  const golden = hasReference ? (JSON.parse(readFileSync(reference('trajectory', 'expected.json'), 'utf8')) as Golden) : ({} as Golden);

  describe.each(['uncentred', 'centred'] as const)('%s', (variant) => {
    const options = { centred: variant === 'centred' };

    it('has the golden axes, shares, coordinates and distances', async () => {
      const thetas = await read('thetas.npy');
      const { axes, explained, rank } = principalAxes(thetas, options);
      const { coordinates, distances } = projectOn(axes, thetas);
      expect(rank).toBe(2);
      expectGolden(axes, golden.pca[variant]['axes']);
      expectGolden(explained.subarray(0, 2), golden.pca[variant]['explained']);
      expectGolden(explained, golden.pca[variant]['explained_all']);
      expectGolden(coordinates, golden.pca[variant]['coordinates']);
      expectGolden(distances, golden.pca[variant]['distances']);
    });

    it('has one axis where all weights lie on one line, and then some unit vector across it', async () => {
      const thetas = await read('line.npy');
      const { axes: [first, second], explained, rank } = principalAxes(thetas, options);
      const { coordinates, distances } = projectOn([first, second], thetas);
      expect(rank).toBe(1);
      expectGolden(first, golden.line[variant]['first_axis']);
      expectGolden(explained[0], golden.line[variant]['explained_first']);
      expectGolden(coordinates.map(([a]) => a), golden.line[variant]['first_coordinates']);
      expectGolden(distances, golden.line[variant]['distances']);
      expect(dot(second, second)).toBeCloseTo(1, 12);
      expect(dot(first, second)).toBeCloseTo(0, 12);
    });
  });

  it('gives the golden coordinates on axes that are oblique and of unlike length', async () => {
    const { gram: [aa, ab, bb], coordinates, distances } = projectOn(await pairOf('oblique_axes.npy'), await read('thetas.npy'));
    expectGolden([aa, ab, ab, bb], golden.oblique['gram']);
    expectGolden(coordinates, golden.oblique['coordinates']);
    expectGolden(distances, golden.oblique['distances']);
  });

  it('refuses axes that are one, and two weights without any between', async () => {
    const [thetas, parallel, pair] = [await read('thetas.npy'), await pairOf('parallel_axes.npy'), await read('pair.npy')];
    expect(() => projectOn(parallel, thetas)).toThrow(Refusal);
    expect(() => principalAxes(pair, { centred: false })).toThrow(Refusal);
  });
});

it('finds the plane in which a circle lies, whatever the number of weights', () => {
  // More weights than are taken in at a time.
  const length = 9000;
  const [u, v] = ['u', 'v'].map((purpose) => stream(1, purpose).fillNormal(new Float64Array(length)));
  const thetas = Array.from({ length: 8 }, (_, i) => Float32Array.from(u, (x, k) => Math.cos(i) * x + Math.sin(i) * v[k]));
  const { axes, explained } = principalAxes(thetas, { centred: true });
  expect(explained[0] + explained[1]).toBeCloseTo(1, 9);
  for (const [one, other, product] of [[0, 0, 1], [1, 1, 1], [0, 1, 0]]) expect(dot(axes[one], axes[other])).toBeCloseTo(product, 9);
  for (const axis of axes) expect(Math.max(...axis)).toBe(axis.reduce((most, x) => Math.max(most, Math.abs(x)), 0));
  expect(Math.max(...projectOn(axes, thetas).distances)).toBeLessThan(1e-4);
});

it('refuses weights that never moved', () => {
  const same = Array.from({ length: 4 }, () => Float32Array.of(1, 2, 3));
  expect(() => principalAxes(same, { centred: false })).toThrow('all the same');
});
