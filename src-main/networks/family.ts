/** Networks that differ by a number in their name. */
import { Refusal } from '../../src-shared/refusal';
import type { Block } from './block';

export interface Family {
  /** How its members are called, for people. */
  readonly form: string;
  /** The members that lists show. */
  readonly names: readonly string[];
  /** The blocks of a member, or undefined where the name is not of this family; throws a Refusal where it is but no such member can be. */
  blocks(name: string): readonly Block[] | undefined;
}

/** Blocks in a stage for a depth of `layersPerBlock` · n + `others`; throws a Refusal where n is not a whole number above 0. */
export function blocksPerStage(name: string, depth: number, layersPerBlock: number, others: number): number {
  const n = (depth - others) / layersPerBlock;
  if (Number.isInteger(n) && n > 0) return n;
  throw new Refusal(`The network ${name} cannot be: its depth must be ${layersPerBlock}n + ${others}, such as ${[1, 2, 3].map((k) => layersPerBlock * k + others).join(', ')}.`);
}

/** What stands behind a name where a width may: `-x0.5`. */
export const WIDTH = String.raw`(?:-x(\d+(?:\.\d+)?))?`;

/** Widths times the factor that a name ends with (1 where it does not); at least one channel. */
export const widened = (widths: readonly number[], factor = '1'): number[] => widths.map((width) => Math.max(1, Math.round(width * Number(factor))));
