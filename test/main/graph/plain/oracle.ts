import type { Plain } from './array';

/** What an op does, on plain numbers. */
export type Oracle = (inputs: readonly Plain[], attributes: Readonly<Record<string, unknown>>, batch: number) => readonly Plain[];

/** An oracle with one output, its attributes typed. */
export const oracle = <A = object>(compute: (inputs: readonly Plain[], attributes: A, batch: number) => Plain): Oracle =>
  (inputs, attributes, batch) => [compute(inputs, attributes as A, batch)];
