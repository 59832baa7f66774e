import { expect, it } from 'vitest';
import { pairs, table } from '../../../src-main/terminal/table';

it('aligns columns, numbers to the right, and leaves no spaces at the end', () => {
  expect(table(['id', 'rows', 'name'], [['a', '1/10', 'x'], ['bcd', '10/10', '']])).toBe('id    rows  name\na     1/10  x\nbcd  10/10');
});

it('writes a heading alone where there are no rows', () => {
  expect(table(['id', 'rows'], [])).toBe('id  rows');
});

it('aligns what belongs to names', () => {
  expect(pairs([['a', 'one'], ['long', 'two']], ' ')).toBe(' a     one\n long  two');
});
