import { expect, test } from 'vitest';
import { nextSorting, sortRows, tableRows } from '../../../src-renderer/stage/table-rows';

const rows = tableRows([{ epoch: 1, loss: 0.5, name: 'b 10' }, { epoch: 2, loss: null, name: 'b 9' }, { epoch: 3, loss: 0.1, name: 'a' }]);
const order = (column: string, isDescending: boolean) => sortRows(rows, { column, isDescending }).map(({ row }) => row['epoch']);

test('rows without a value are last, upwards and downwards', () => {
  expect(order('loss', false)).toEqual([3, 1, 2]);
  expect(order('loss', true)).toEqual([1, 3, 2]);
});

test('names are in the order of their numbers', () => {
  expect(order('name', false)).toEqual([3, 2, 1]);
});

test('rows of several results bear their names, and can be sorted by them', () => {
  const two = tableRows({ second: [{ epoch: 1 }], first: [{ epoch: 1 }, { epoch: 2 }] });
  expect(two.map(({ result }) => result)).toEqual(['second', 'first', 'first']);
  expect(sortRows(two, { column: 'result', isDescending: false }).map(({ result }) => result)).toEqual(['first', 'first', 'second']);
});

test('a heading pressed again and again goes up, down and back to how rows came', () => {
  const up = nextSorting(undefined, 'loss');
  const down = nextSorting(up, 'loss');
  expect([up, down, nextSorting(down, 'loss')]).toEqual([{ column: 'loss', isDescending: false }, { column: 'loss', isDescending: true }, undefined]);
  expect(nextSorting(down, 'epoch')).toEqual({ column: 'epoch', isDescending: false });
});
