import { describe, expect, it } from 'vitest';
import { signs } from '../../../src-shared/math/hutchinson';
import { beginLanczos, isExhausted, lanczosStep, type Vector } from '../../../src-shared/math/lanczos';
import { quadrature, spectralDensity, spectralMean } from '../../../src-shared/math/slq';

const eigenvalues = [-1, 0, 0, 0, 0, 0, 2, 10];

async function probe(steps: number) {
  const times = (v: Vector) => Promise.resolve(Float64Array.from(v, (x, i) => x * eigenvalues[i]));
  let state = beginLanczos(signs(1, 'probe', new Float64Array(eigenvalues.length)));
  for (let k = 0; k < steps && !isExhausted(state); k++) state = await lanczosStep(state, times);
  return quadrature(state);
}

describe('Lanczos quadrature', () => {
  it('run to its end, gives every eigenvalue the share that it has of the spectrum', async () => {
    const { nodes, shares } = await probe(8);
    [-1, 0, 2, 10].forEach((x, i) => expect(nodes[i]).toBeCloseTo(x, 10));
    [1, 5, 1, 1].forEach((count, i) => expect(shares[i]).toBeCloseTo(count / 8, 10));
  });

  it('of k steps has 2k - 1 moments right', async () => {
    const rule = [await probe(2)];
    for (const power of [0, 1, 2, 3]) expect(spectralMean(rule, (x) => x ** power)).toBeCloseTo(eigenvalues.reduce((total, x) => total + x ** power, 0) / 8, 8);
  });

  it('has a density whose area is 1, highest where most eigenvalues are', async () => {
    const rule = [await probe(8)];
    let area = 0;
    for (let t = -5; t < 15; t += 0.01) area += spectralDensity(rule, t, 0.3) * 0.01;
    expect(area).toBeCloseTo(1, 6);
    expect(spectralDensity(rule, 0, 0.3)).toBeCloseTo(5 * spectralDensity(rule, 10, 0.3), 1);
  });
});
