import { expect, test } from 'vitest';
import { formatNumber, powerOfTen, tickLabels } from '../../../src-shared/figures/ticks';
import { makeScale } from '../../../src-shared/figures/scale';

test('numbers are written with a true minus sign and with powers of ten where they are long', () => {
  expect([0, -0.5, 10, 34.8, 12345, 427000, -2e-7, 1e6].map((value) => formatNumber(value)))
    .toEqual(['0', '−0.5', '10', '34.8', '12345', '4.27\u2009×\u200910⁵', '−2\u2009×\u200910⁻⁷', '10⁶']);
  expect(powerOfTen(-12)).toBe('10⁻¹²');
});

test('even ticks have as many decimals as their step needs', () => {
  expect(tickLabels([-1, -0.5, 0, 0.5, 1]).map(({ label }) => label)).toEqual(['−1', '−0.5', '0', '0.5', '1']);
  expect(tickLabels([0, 100000, 200000]).map(({ label }) => label)).toEqual(['0', '10⁵', '2\u2009×\u200910⁵']);
  expect(tickLabels([2.178, 2.17805, 2.1781]).map(({ label }) => label)).toEqual(['2.178', '2.17805', '2.1781']);
  expect(tickLabels([1e-6, 2e-6, 3e-6]).map(({ label }) => label)).toEqual(['10⁻⁶', '2\u2009×\u200910⁻⁶', '3\u2009×\u200910⁻⁶']);
});

test('a logarithmic axis puts ticks at 1, 2 and 5 times powers of ten, each within it and none close to another', () => {
  for (const [domain, offset] of [[[0.02, 9], 0], [[1e-6, 1e7], 0], [[0, 10], 0.1], [[1, 1], 0]] as const) {
    const { ticks, place } = makeScale(domain, { kind: 'log', offset });
    const places = ticks.map(({ value }) => place(value));
    expect(places.every((at) => at >= -1e-9 && at <= 1 + 1e-9)).toBe(true);
    expect(places.slice(1).every((at, k) => at - places[k] >= 0.12 - 1e-9)).toBe(true);
    for (const { value } of ticks) expect([0, 1, 2, 5]).toContain(value === 0 ? 0 : Number(value.toExponential().split('e')[0]));
  }
  expect(makeScale([0, 10], { kind: 'log', offset: 0.1 }).ticks.map(({ label }) => label)).toEqual(expect.arrayContaining(['0', '0.1', '1', '10']));
});

test('a logarithmic axis over a small part of a power of ten has even ticks', () => {
  for (const domain of [[3, 4], [2.18, 10.4], [2.178, 2.184], [51, 120]] as const) {
    const { ticks } = makeScale(domain, { kind: 'log' });
    expect(ticks.length).toBeGreaterThan(2);
    expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length);
    for (const { value } of ticks) expect(value >= domain[0] && value <= domain[1]).toBe(true);
  }
});

test('a scale places its ends at 0 and 1 and keeps order', () => {
  for (const scale of [makeScale([-2, 6]), makeScale([0.1, 100], { kind: 'log' }), makeScale([0, 3], { kind: 'log', offset: 0.5 })]) {
    const [from, to] = scale.domain;
    expect(scale.place(from)).toBeCloseTo(0, 12);
    expect(scale.place(to)).toBeCloseTo(1, 12);
    expect(scale.place((from + to) / 2)).toBeGreaterThan(scale.place(from + (to - from) / 3));
  }
  expect(makeScale([0.1, 1], { kind: 'log' }).place(0)).toBe(-Infinity);
  expect(() => makeScale([0, 1], { kind: 'log' })).toThrow('no logarithm: 0 + 0');
});

test('a scale over one value alone still has an extent', () => {
  for (const value of [0, 3, -2]) {
    const { domain } = makeScale([value, value]);
    expect(domain[1]).toBeGreaterThan(domain[0]);
  }
});

test('what is counted has ticks at whole numbers only', () => {
  expect(makeScale([1, 4], { whole: true }).ticks.map(({ label }) => label)).toEqual(['1', '2', '3', '4']);
  expect(makeScale([1, 4]).ticks.length).toBeGreaterThan(4);
});
