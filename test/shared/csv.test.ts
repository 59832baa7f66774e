import { expect, test } from 'vitest';
import { writeCsv } from '../../src-shared/csv';

test('rows are written under their heading, null as nothing, lines ending in CR LF', () => {
  expect(writeCsv(['a', 'b', 'loss'], [{ a: 1, b: -0.5, loss: null }, { a: 2, b: 1e-7, loss: 3 }])).toBe('a,b,loss\r\n1,-0.5,\r\n2,1e-7,3\r\n');
});

test('numbers are read back as they were', () => {
  const values = [0.1 + 0.2, 1 / 3, 5e-324, 1.7976931348623157e308, -123456789.123456789];
  expect(writeCsv(['x'], values.map((x) => ({ x }))).split('\r\n').slice(1, -1).map(Number)).toEqual(values);
});

test('text with commas, quotes and line breaks is quoted', () => {
  expect(writeCsv(['a, b', 'c'], [{ 'a, b': 'say "so"', c: 'two\nlines' }])).toBe('"a, b",c\r\n"say ""so""","two\nlines"\r\n');
});

test('a column that a row lacks is empty', () => {
  expect(writeCsv(['a', 'ready'], [{ ready: true }])).toBe('a,ready\r\n,true\r\n');
});
