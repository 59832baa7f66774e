import { typeIn } from '../elementwise';
import type { Op } from '../op';
import { apply, type Value } from '../value';
import { multiply } from './multiply';
import { reshape } from './reshape';
import { subtract } from './subtract';
import { sum } from './sum';

/** The sum over the last axis, kept as an axis of one. */
export const sumOfRows = (x: Value): Value => reshape(sum(x, [x.shape.length - 1]), [...x.shape.slice(0, -1), 1]);

export const softmaxOp: Op<Record<string, never>> = {
  name: 'softmax',
  infer: ([x]) => [{ shape: x.shape, type: x.type }],
  gradient: ({ outputs: [y] }, [dy]) => [dy && multiply(subtract(dy, sumOfRows(multiply(dy, y))), y)],
  tensorflow: (graph, [x], { inputs: [of] }) => [graph.add('Softmax', [x], { T: typeIn(graph, of.type) })],
  eager: (tf, [x]) => [tf.softmax(x)],
};

/** e^x over its sum along the last axis. */
export const softmax = (x: Value): Value => apply(softmaxOp, [x], {});
