import { add } from '../../../../src-main/graph/ops/add';
import { cast } from '../../../../src-main/graph/ops/cast';
import { divide } from '../../../../src-main/graph/ops/divide';
import { equal } from '../../../../src-main/graph/ops/equal';
import { exp } from '../../../../src-main/graph/ops/exp';
import { log } from '../../../../src-main/graph/ops/log';
import { multiply } from '../../../../src-main/graph/ops/multiply';
import { negate } from '../../../../src-main/graph/ops/negate';
import { relu } from '../../../../src-main/graph/ops/relu';
import { reluGradient } from '../../../../src-main/graph/ops/relu-gradient';
import { sigmoid } from '../../../../src-main/graph/ops/sigmoid';
import { sqrt } from '../../../../src-main/graph/ops/sqrt';
import { subtract } from '../../../../src-main/graph/ops/subtract';
import { tanh } from '../../../../src-main/graph/ops/tanh';
import type { Value } from '../../../../src-main/graph/value';
import { apart, bytes, numbers, positive, whole, type Case, type Input } from './case';

const one = (of: (x: Value) => Value, input: (...shape: number[]) => Input): Case[] => [
  { of: 'a batch', inputs: [input(-1, 3, 2)], make: ([x]) => of(x) },
  { of: 'a scalar', inputs: [input()], make: ([x]) => of(x) },
];

const two = (of: (a: Value, b: Value) => Value, second: (...shape: number[]) => Input = numbers): Case[] => [
  { of: 'equal shapes', inputs: [numbers(-1, 3), second(-1, 3)], make: ([a, b]) => of(a, b) },
  { of: 'a batch and one per channel', inputs: [numbers(-1, 2, 2, 3), second(3)], make: ([a, b]) => of(a, b) },
  { of: 'one per channel and a batch', inputs: [numbers(3), second(-1, 2, 3)], make: ([a, b]) => of(a, b) },
  { of: 'a batch and a scalar', inputs: [numbers(-1, 3), second()], make: ([a, b]) => of(a, b) },
  { of: 'a column and a row', inputs: [numbers(-1, 1), second(1, 3)], make: ([a, b]) => of(a, b) },
  { of: 'a square of itself', inputs: [second(-1, 2)], make: ([a]) => of(a, a) },
];

export const elementwise: Record<string, readonly Case[]> = {
  add: two(add),
  subtract: two(subtract),
  multiply: two(multiply),
  divide: two(divide, positive),
  negate: one(negate, numbers),
  exp: one(exp, numbers),
  log: one(log, positive),
  sqrt: one(sqrt, positive),
  relu: one(relu, apart),
  sigmoid: one(sigmoid, numbers),
  tanh: one(tanh, numbers),
  'relu-gradient': [{ of: 'a batch', inputs: [numbers(-1, 5), apart(-1, 5)], make: ([dy, y]) => reluGradient(dy, y) }],
  equal: [
    { of: 'whole numbers', inputs: [whole(3, -1), whole(3, -1)], make: ([a, b]) => equal(a, b) },
    { of: 'numbers', inputs: [apart(-1, 4)], make: ([a]) => multiply(a, equal(a, relu(a))) },
  ],
  cast: [
    { of: 'whole numbers', inputs: [whole(100, -1, 2)], make: ([x]) => cast(x) },
    { of: 'bytes', inputs: [bytes(-1, 2, 2, 3)], make: ([x]) => cast(x) },
  ],
};
