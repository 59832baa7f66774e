import { describe, expect, it } from 'vitest';
import { estimateMean } from '../../../src-shared/math/control-variates';
import { stream } from '../../../src-shared/math/random';

const whole = 4000;
const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, x) => sum + x, 0) / values.length;
const noise = (purpose: string) => stream(1, purpose).fillNormal(new Float32Array(whole));
const known = noise('known');
const wanted = noise('own').map((x, k) => 3 + 2 * known[k] + 0.1 * x);
const sampleOf = (values: Float32Array, draw: number, m: number) => Float32Array.from(stream(draw, 'sample').permutation(whole).subarray(0, m), (k) => values[k]);
const control = (values: Float32Array, draw: number, m: number) => ({ sample: sampleOf(values, draw, m), mean: mean(values) });

describe('a mean estimated from a sample', () => {
  it('of everything is the mean, without error', () => {
    expect(estimateMean(wanted, [], whole)).toEqual({ mean: expect.closeTo(mean(wanted), 12) as number, error: 0 });
  });

  it('has the textbook error without controls', () => {
    const sample = sampleOf(wanted, 0, 200);
    const middle = mean(sample);
    const variance = mean(sample.map((x) => (x - middle) ** 2)) * (200 / 199);
    expect(estimateMean(sample, [], whole).error).toBeCloseTo(Math.sqrt((variance / 200) * (1 - 200 / whole)), 6);
  });

  it('is twenty times surer with a control that explains all but a twentieth', () => {
    const [bare, helped] = [estimateMean(sampleOf(wanted, 0, 200), [], whole), estimateMean(sampleOf(wanted, 0, 200), [control(known, 0, 200)], whole)];
    expect(bare.error / helped.error).toBeGreaterThan(15);
    expect(Math.abs(helped.mean - mean(wanted))).toBeLessThan(4 * helped.error);
  });

  it.each([[0], [1], [2]])('lies within two errors in about 95 of 100 samples, with %i controls', (controls) => {
    const others = [known, noise('useless')].slice(0, controls);
    const within = Array.from({ length: 300 }, (_, draw) => {
      const found = estimateMean(sampleOf(wanted, draw, 100), others.map((values) => control(values, draw, 100)), whole);
      return Math.abs(found.mean - mean(wanted)) <= 2 * found.error ? 1 : 0;
    });
    expect(mean(within)).toBeGreaterThan(0.91);
    expect(mean(within)).toBeLessThan(0.985);
  });

  it('takes no harm from a control that is constant, or said twice', () => {
    const twice = [control(known, 0, 200), control(known, 0, 200), control(new Float32Array(whole).fill(7), 0, 200)];
    expect(estimateMean(sampleOf(wanted, 0, 200), twice, whole)).toEqual(estimateMean(sampleOf(wanted, 0, 200), twice.slice(0, 1), whole));
  });
});
