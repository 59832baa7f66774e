import { plain, type Plain } from './array';
import type { Oracle } from './oracle';

/** The entries of one channel. */
const channel = ({ shape, data }: Plain, c: number) => data.filter((_, i) => i % shape[shape.length - 1] === c);
const average = (list: Float64Array) => list.reduce((a, b) => a + b, 0) / list.length;

interface Channel {
  readonly mean: number;
  readonly variance: number;
  readonly deviation: number;
}

const channels = (x: Plain, epsilon: number): Channel[] =>
  Array.from({ length: x.shape[x.shape.length - 1] }, (_, c) => {
    const entries = channel(x, c);
    const mean = average(entries);
    const variance = average(entries.map((v) => (v - mean) ** 2));
    return { mean, variance, deviation: Math.sqrt(variance + epsilon) };
  });

export const normalisation: Record<string, Oracle> = {
  'batch-norm'([x, scale, shift], attributes) {
    const of = channels(x, attributes['epsilon'] as number);
    const n = x.data.length / of.length;
    const list = (f: (channel: Channel) => number) => plain([of.length], of.map(f));
    const y = x.data.map((v, i) => {
      const c = i % of.length;
      return ((v - of[c].mean) / of[c].deviation) * scale.data[c] + shift.data[c];
    });
    return [plain(x.shape, y), list((c) => c.mean), list((c) => (c.variance * n) / (n - 1)), list((c) => c.mean), list((c) => c.variance), list(() => 0)];
  },
  // Ioffe and Szegedy 2015, the equations of section 3, channel by channel.
  'batch-norm-gradient'([dy, x, scale], attributes) {
    const of = channels(x, attributes['epsilon'] as number);
    const dx = new Float64Array(x.data.length);
    const [dScale, dShift] = [new Float64Array(of.length), new Float64Array(of.length)];
    of.forEach(({ mean, deviation }, c) => {
      const [d, v] = [channel(dy, c), channel(x, c)];
      const dNormalised = d.map((each) => each * scale.data[c]);
      const dVariance = dNormalised.reduce((sum, each, i) => sum + each * (v[i] - mean), 0) * -0.5 * deviation ** -3;
      const dMean = -average(dNormalised) * (v.length / deviation);
      v.forEach((each, i) => (dx[i * of.length + c] = dNormalised[i] / deviation + (dVariance * 2 * (each - mean) + dMean) / v.length));
      dScale[c] = d.reduce((sum, each, i) => sum + (each * (v[i] - mean)) / deviation, 0);
      dShift[c] = d.reduce((sum, each) => sum + each, 0);
    });
    return [plain(x.shape, dx), plain(scale.shape, dScale), plain(scale.shape, dShift)];
  },
};
