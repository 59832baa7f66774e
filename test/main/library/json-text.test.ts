import { expect, it } from 'vitest';
import { offsetOfFault, parseJson } from '../../../src-main/library/json-text';

const sample = '{"a": [1, -2.5e3, {"b": "x\\n\\u00e9"}], "c": null, "d": [], "e": {}}';

it('finds the end of every text that only ends too early', () => {
  for (let length = 0; length < sample.length; length++) {
    const json = sample.slice(0, length);
    expect(() => JSON.parse(json) as unknown).toThrow();
    // A word or a text cut in half is a fault where it begins.
    expect(length - offsetOfFault(json)).toBeLessThan(13);
  }
});

it.each([['{"a": 1,}', 8], ['{"a" 1}', 5], ['[1, 2 3]', 6], ['[1] x', 4], ['{"a": nul}', 6], ['{"a": "\u0001"}', 6], ['[01]', 2]])('finds the fault in %s', (json, offset) => {
  expect(() => JSON.parse(json) as unknown).toThrow();
  expect(offsetOfFault(json)).toBe(offset);
});

it('reads what JSON.parse reads', () => {
  expect(parseJson(sample, 'x')).toEqual(JSON.parse(sample));
});

it('counts the offset in bytes and names the file', () => {
  expect(() => parseJson('["é" 1]', '/tmp/a.json')).toThrow('/tmp/a.json is not JSON from byte 6 on: restore it from a copy, or remove it.');
  expect(() => parseJson('["é", ', '/tmp/a.json')).toThrow('/tmp/a.json ends too early, at byte 7');
});
