import { broadcastAt, plain, tabulate } from './array';
import { oracle, type Oracle } from './oracle';

const each = (f: (x: number) => number): Oracle => oracle(([x]) => plain(x.shape, x.data.map((v) => f(v))));

const both = (f: (a: number, b: number) => number): Oracle =>
  oracle(([a, b]) => {
    const rank = Math.max(a.shape.length, b.shape.length);
    const size = (shape: readonly number[], axis: number) => shape[shape.length - rank + axis] ?? 1;
    const shape = Array.from({ length: rank }, (_, axis) => Math.max(size(a.shape, axis), size(b.shape, axis)));
    return tabulate(shape, (position) => f(broadcastAt(a, position), broadcastAt(b, position)));
  });

export const elementwise: Record<string, Oracle> = {
  add: both((a, b) => a + b),
  subtract: both((a, b) => a - b),
  multiply: both((a, b) => a * b),
  divide: both((a, b) => a / b),
  equal: both((a, b) => (a === b ? 1 : 0)),
  'relu-gradient': both((dy, y) => (y > 0 ? dy : 0)),
  negate: each((x) => -x),
  exp: each(Math.exp),
  log: each(Math.log),
  sqrt: each(Math.sqrt),
  relu: each((x) => Math.max(x, 0)),
  sigmoid: each((x) => 1 / (1 + Math.exp(-x))),
  tanh: each(Math.tanh),
  cast: each((x) => x),
};
