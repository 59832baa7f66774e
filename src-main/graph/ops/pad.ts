import { typeIn } from '../elementwise';
import type { Op } from '../op';
import { apply, type Value } from '../value';
import { slice } from './slice';

/** How many zeros before and after, for each axis. */
export type Paddings = readonly (readonly [number, number])[];

interface Attributes {
  readonly paddings: Paddings;
}

export const padOp: Op<Attributes> = {
  name: 'pad',
  infer([x], { paddings }) {
    return [{ shape: x.shape.map((d, i) => (d < 0 ? d : d + paddings[i][0] + paddings[i][1])), type: x.type }];
  },
  gradient: ({ inputs: [x], attributes: { paddings } }, [dy]) => [dy && paddings.reduce((d, [before, after], axis) => (before + after > 0 ? slice(d, axis, before, x.shape[axis]) : d), dy)],
  tensorflow: (graph, [x], { inputs: [of], attributes: { paddings } }) => [
    graph.add('Pad', [x, graph.ints(paddings.flat(), [paddings.length, 2])], { T: typeIn(graph, of.type), Tpaddings: { type: 'int32' } }),
  ],
  eager: (tf, [x], { attributes: { paddings } }) => [tf.pad(x, paddings.map(([before, after]): [number, number] => [before, after]))],
};

/** Zeros around x (not along the batch). */
export const pad = (x: Value, paddings: readonly (readonly number[])[]): Value => apply(padOp, [x], { paddings: paddings as Paddings });
