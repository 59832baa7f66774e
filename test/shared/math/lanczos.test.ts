import { describe, expect, it } from 'vitest';
import { dot } from '../../../src-shared/math/direction';
import { areConverged, beginLanczos, extremes, extremeVectors, isExhausted, lanczosStep, type Lanczos, type Vector } from '../../../src-shared/math/lanczos';
import { stream } from '../../../src-shared/math/random';

/** A symmetric matrix with known eigenvalues, turned by a reflection so that its vectors are not the axes. */
function matrixOf(eigenvalues: readonly number[]) {
  const n = eigenvalues.length;
  const axis = stream(4, 'axis').fillNormal(new Float64Array(n));
  const reflect = (v: ArrayLike<number>): Float64Array => {
    const x = Float64Array.from(v);
    const factor = (2 * dot(axis, x)) / dot(axis, axis);
    return x.map((entry, i) => entry - factor * axis[i]);
  };
  const times = (v: Vector) => Promise.resolve(reflect(reflect(v).map((x, i) => eigenvalues[i] * x)));
  return { n, times, vectorOf: (i: number) => reflect(Float64Array.from({ length: n }, (_, k) => (k === i ? 1 : 0))) };
}

const start = (n: number) => stream(2, 'start').fillNormal(new Float64Array(n));

async function steps(state: Lanczos, times: (v: Vector) => Promise<Vector>, count: number): Promise<Lanczos> {
  for (let k = 0; k < count && !isExhausted(state); k++) state = await lanczosStep(state, times);
  return state;
}

const spread = Array.from({ length: 200 }, (_, i) => -3 + (i / 199) ** 2 * 10);

describe('Lanczos', () => {
  it('finds both ends of a spectrum in far fewer steps than the matrix has rows', async () => {
    const { n, times, vectorOf } = matrixOf(spread);
    const state = await steps(beginLanczos(start(n)), times, 90);
    const { smallest, largest } = extremes(state);
    expect(smallest).toBeCloseTo(-3, 2);
    expect(largest).toBeCloseTo(7, 8);
    expect(Math.abs(dot(extremeVectors(state).largest, vectorOf(199)))).toBeCloseTo(1, 8);
  });

  it('never lies farther from an eigenvalue than its residual says', async () => {
    const { n, times } = matrixOf(spread);
    const state = await steps(beginLanczos(start(n)), times, 40);
    for (let k = 1; k <= 40; k++) {
      const { smallest, largest, smallestResidual, largestResidual } = extremes(state, k);
      expect(Math.min(...spread.map((x) => Math.abs(x - smallest)))).toBeLessThanOrEqual(smallestResidual + 1e-12);
      expect(Math.min(...spread.map((x) => Math.abs(x - largest)))).toBeLessThanOrEqual(largestResidual + 1e-12);
    }
  });

  it('keeps its vectors at right angles, in single precision too', async () => {
    const { n, times } = matrixOf(spread);
    for (const [begin, closeTo] of [[start(n), 1e-13], [Float32Array.from(start(n)), 1e-6]] as const) {
      const { basis } = await steps(beginLanczos(begin), times, 120);
      for (let i = 0; i < basis.length; i++) for (let j = 0; j <= i; j++) expect(Math.abs(dot(basis[i], basis[j]) - (i === j ? 1 : 0))).toBeLessThan(closeTo);
    }
  });

  it('finds an eigenvalue that occurs often just once, and ends where its vectors end', async () => {
    const { n, times } = matrixOf([...new Array<number>(30).fill(1), 5, -2]);
    const state = await steps(beginLanczos(start(n)), times, 32);
    expect(isExhausted(state)).toBe(true);
    expect(state.diagonal).toHaveLength(3);
    const { smallest, largest, smallestResidual, largestResidual } = extremes(state);
    expect(smallest).toBeCloseTo(-2, 12);
    expect(largest).toBeCloseTo(5, 12);
    // No residual is told to be smaller than rounding.
    expect([smallestResidual, largestResidual]).toEqual([5 * 2 ** -52, 5 * 2 ** -52].map((x) => expect.closeTo(x, 20)));
    await expect(lanczosStep(state, times)).rejects.toThrow('no further step');
  });

  it('does not take the smaller end for found because its residual is small beside the larger', async () => {
    // One large eigenvalue over a crowd around zero, as trained networks have it.
    const { n, times } = matrixOf([...Array.from({ length: 199 }, (_, i) => -0.5 + i / 199), 1000]);
    let state = beginLanczos(start(n));
    do state = await lanczosStep(state, times);
    while (!areConverged(extremes(state), 1e-3));
    expect(extremes(state).smallestResidual).toBeLessThan(1e-3 * 0.01 * 1000);
    expect(Math.abs(extremes(state).smallest + 0.5)).toBeLessThan(0.01);
  });

  it('of the zero matrix is zero and at its end at once', async () => {
    const state = await lanczosStep(beginLanczos(start(5)), () => Promise.resolve(new Float64Array(5)));
    expect(isExhausted(state)).toBe(true);
    expect(extremes(state)).toEqual({ smallest: 0, largest: 0, smallestResidual: 0, largestResidual: 0 });
    expect(areConverged(extremes(state), 0)).toBe(true);
  });

  it('gone on from a state that was kept equals a run without a pause to the last bit', async () => {
    const { n, times } = matrixOf(spread);
    const kept = structuredClone(await steps(beginLanczos(start(n)), times, 7));
    expect(await steps(kept, times, 13)).toEqual(await steps(beginLanczos(start(n)), times, 20));
  });

  it('does not begin without a direction', () => {
    expect(() => beginLanczos(new Float64Array(3))).toThrow('without a direction');
  });
});
