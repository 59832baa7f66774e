import { expect, test } from 'vitest';
import { choosePaper, parseLength, venues } from '../../../src-shared/figures/paper';
import { Refusal } from '../../../src-shared/refusal';

test('lengths are read in every unit as points', () => {
  expect(parseLength('3.25in')).toBe(234);
  expect(parseLength('25.4mm')).toBeCloseTo(72, 10);
  expect(parseLength('2.54 cm')).toBeCloseTo(72, 10);
  expect(parseLength(' 100pt ')).toBe(100);
  expect(parseLength('96px')).toBe(72);
});

test.each(['3.25', 'in', '', '-3in', '0in', '1e9in', '3 inches', '3,25in', 'NaNpt'])('"%s" is refused as a length, in a sentence', (text) => {
  expect(() => parseLength(text)).toThrow(Refusal);
  expect(() => parseLength(text)).toThrow(/such as 3\.25in\.$/);
});

test('a paper without a choice is as wide as the text of NeurIPS', () => {
  expect(choosePaper().width).toBe(5.5 * 72);
  expect(choosePaper(venues.icml).width).toBe(3.25 * 72);
});

test('sizes that cannot be are refused', () => {
  expect(() => choosePaper({ fontSize: 0 })).toThrow(Refusal);
  expect(() => choosePaper({ fontSize: NaN })).toThrow(Refusal);
  expect(() => choosePaper({ font: `Times'; x` })).toThrow(Refusal);
  expect(() => choosePaper({ lineWidth: -1 })).toThrow(Refusal);
  expect(() => choosePaper({ theme: 'sepia' as 'print' })).toThrow(/choose one of print, light, dark/);
});
