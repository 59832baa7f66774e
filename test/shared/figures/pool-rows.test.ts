import { expect, it } from 'vitest';
import { poolRows } from '../../../src-shared/figures/pool-rows';
import type { FigureSpec } from '../../../src-shared/figure';

const spec: FigureSpec = { draw: 'lines', x: 'a', y: ['loss'], right: ['accuracy'], pool: 'repeat' };
const rows = [
  { a: 0, loss: 1, accuracy: 0.5, repeat: 1 }, { a: 1, loss: 4, accuracy: 0.25, repeat: 1 },
  { a: 0, loss: 3, accuracy: 0.75, repeat: 2 }, { a: 1, loss: null, accuracy: 0.75, repeat: 2 },
];

it('makes one row of those that differ in the pooled column: their mean, between the lowest and the highest', () => {
  const { spec: { bands }, rows: pooled } = poolRows(spec, rows);
  const [[low, high], [lowRight, highRight]] = [bands!['loss'], bands!['accuracy']];
  expect(pooled).toMatchObject([{ a: 0, loss: 2, accuracy: 0.5 + 0.125, [low]: 1, [high]: 3, [lowRight]: 0.5, [highRight]: 0.75 }, { a: 1, accuracy: 0.5 }]);
});

it('leaves a hole in the mean where one of the rows has one', () => {
  expect((poolRows(spec, { one: rows }).rows as { one: object[] }).one[1]).toMatchObject({ a: 1, loss: null });
});

it('leaves figures that pool nothing as they are', () => {
  const plain = { ...spec, pool: undefined };
  expect(poolRows(plain, rows)).toEqual({ spec: plain, rows });
});
