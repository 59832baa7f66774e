import { expect, test } from 'vitest';
import { gradient } from '../../../src-main/graph/gradient';
import { add } from '../../../src-main/graph/ops/add';
import { constant } from '../../../src-main/graph/ops/constant';
import { multiply } from '../../../src-main/graph/ops/multiply';
import { tanh } from '../../../src-main/graph/ops/tanh';
import { orderOf } from '../../../src-main/graph/order';
import { draftProgram } from '../../../src-main/graph/program';
import type { Value } from '../../../src-main/graph/value';

test('every node comes once, after all that it needs', () => {
  const x = constant(2);
  const shared = tanh(x);
  const y = add(multiply(shared, x), shared);
  const order = orderOf([y, shared]);
  expect(order).toHaveLength(4);
  expect(new Set(order).size).toBe(4);
  order.forEach((node, at) => node.inputs.forEach((input) => expect(order.indexOf(input.node)).toBeLessThan(at)));
});

test('what a value does not need is left out', () => {
  const x = constant(2);
  tanh(x);
  expect(orderOf([x]).map((node) => node.op.name)).toEqual(['constant']);
});

test('a chain of 20,000 nodes is ordered and differentiated, far deeper than a call stack', () => {
  const x = draftProgram().feed('x', []).value;
  let y: Value = x;
  for (let i = 0; i < 20_000; i++) y = tanh(y);
  expect(orderOf([y])).toHaveLength(20_001);
  const [dx] = gradient(y, [x]);
  expect(orderOf([dx]).length).toBeGreaterThan(60_000);
});
