import { expect, test } from 'vitest';
import { initialWeights, openNetwork, schemes, type Scheme } from '../../../src-main/networks';

const network = openNetwork('vgg-9', { classes: 10, input: [32, 32, 3] });
const valuesOf = (name: string, { weights, statistics }: ReturnType<typeof initialWeights>): Float32Array => {
  const { kind, offset, size } = network.layout.tensors.find((tensor) => tensor.name === name)!;
  return (kind === 'mean' || kind === 'variance' ? statistics : weights).subarray(offset, offset + size);
};
const deviation = (values: Float32Array) => Math.sqrt(values.reduce((n, x) => n + x * x, 0) / values.length);

// features.10 has 3 · 3 · 128 inputs and outputs, fc.0 4,096 and 256.
const expected: Readonly<Record<Scheme, readonly [conv: number, dense: number]>> = {
  'he-normal': [Math.sqrt(2 / 1152), Math.sqrt(2 / 4096)],
  'he-uniform': [Math.sqrt(2 / 1152), Math.sqrt(2 / 4096)],
  'xavier-normal': [Math.sqrt(2 / 2304), Math.sqrt(2 / 4352)],
  'xavier-uniform': [Math.sqrt(2 / 2304), Math.sqrt(2 / 4352)],
  torch: [Math.sqrt(1 / 3 / 1152), Math.sqrt(1 / 3 / 4096)],
};

test.each(schemes)('%s draws with its standard deviation, around zero', (scheme) => {
  const drawn = initialWeights(network, { seed: 3, scheme });
  const [conv, dense] = [valuesOf('features.10.weight', drawn), valuesOf('fc.0.weight', drawn)];
  expect(deviation(conv) / expected[scheme][0]).toBeCloseTo(1, 2);
  expect(deviation(dense) / expected[scheme][1]).toBeCloseTo(1, 2);
  // Five standard deviations of the mean.
  expect(Math.abs(conv.reduce((n, x) => n + x, 0) / conv.length)).toBeLessThan((5 * expected[scheme][0]) / Math.sqrt(conv.length));
  if (scheme.endsWith('uniform')) expect(conv.reduce((most, x) => Math.max(most, x))).toBeLessThan(Math.sqrt(3) * expected[scheme][0]);
});

test('biases and shifts begin at 0, scales at 1, running statistics at 0 and 1', () => {
  const drawn = initialWeights(network, { seed: 3 });
  for (const [name, value] of [['features.0.bias', 0], ['features.1.weight', 1], ['features.1.bias', 0], ['features.1.running_mean', 0], ['fc.1.running_var', 1]] as const) {
    expect(new Set(valuesOf(name, drawn)), name).toEqual(new Set([value]));
  }
});

test("PyTorch's own scheme draws biases too, within one over the root of the fan-in", () => {
  const bias = valuesOf('fc.0.bias', initialWeights(network, { seed: 3, scheme: 'torch' }));
  expect(Math.max(...bias.map(Math.abs))).toBeLessThanOrEqual(1 / 64);
  expect(deviation(bias) * 64).toBeCloseTo(Math.sqrt(1 / 3), 1);
});

test('full connections may have a deviation of their own, and all may be scaled', () => {
  const drawn = initialWeights(network, { seed: 3, denseDeviation: 1e-3, scale: 2 });
  expect(deviation(valuesOf('fc.0.weight', drawn)) / 2e-3).toBeCloseTo(1, 2);
  expect(deviation(valuesOf('features.10.weight', drawn)) / (2 * expected['he-normal'][0])).toBeCloseTo(1, 2);
});

test('the seed decides every number, and tensors differ', () => {
  const [one, same, other] = [3, 3, 4].map((seed) => initialWeights(network, { seed }));
  expect(Buffer.from(same.weights.buffer).equals(Buffer.from(one.weights.buffer))).toBe(true);
  expect(valuesOf('features.3.weight', other).slice(0, 9)).not.toEqual(valuesOf('features.3.weight', one).slice(0, 9));
  expect(valuesOf('features.17.weight', one).slice(0, 9)).not.toEqual(valuesOf('features.20.weight', one).slice(0, 9));
});

test('a tensor starts the same in every network that has it', () => {
  const plain = openNetwork('resnet-20-noshort', { classes: 10, input: [32, 32, 3] });
  const skipping = openNetwork('resnet-20', { classes: 10, input: [32, 32, 3] });
  const at = (net: typeof plain) => {
    const { offset, size } = net.layout.trainable.find(({ name }) => name === 'layer3.2.conv2.weight')!;
    return initialWeights(net, { seed: 1 }).weights.subarray(offset, offset + size);
  };
  expect(at(plain)).toEqual(at(skipping));
});
