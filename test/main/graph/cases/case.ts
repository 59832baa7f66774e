import type { StoredType, Value } from '../../../../src-main/graph/value';
import { stream } from '../../../../src-shared/math/random';

/** An input of a case: what the op is fed. */
export interface Input {
  readonly shape: readonly number[];
  readonly type: StoredType;
  /** The numbers, all of which float32 can hold. */
  fill(size: number, purpose: string): number[];
}

/** One use of an op, small enough to be worked out by hand. */
export interface Case {
  readonly of: string;
  readonly inputs: readonly Input[];
  readonly make: (inputs: readonly Value[]) => Value;
  /** Which inputs to differentiate by: all floating-point ones, unless said. */
  readonly by?: readonly number[];
}

const drawn = (draw: (index: number, purpose: string) => number) => (size: number, purpose: string) => Array.from({ length: size }, (_, i) => Math.fround(draw(i, purpose)));
const normal = drawn((i, purpose) => stream(7, purpose).normal(i));

/** Standard normals. */
export const numbers = (...shape: number[]): Input => ({ shape, type: 'float', fill: normal });

/** Numbers between 0.5 and 2: away from where logarithms, roots and quotients are steep. */
export const positive = (...shape: number[]): Input => ({ shape, type: 'float', fill: drawn((i, purpose) => 0.5 + 1.5 * stream(7, purpose).uniform(i)) });

/** Numbers in random order, no two nearer than 1/32, none nearer than 1/64 to zero: no kink and no tie is near. */
export const apart = (...shape: number[]): Input => ({
  shape,
  type: 'float',
  fill: (size, purpose) => Array.from(stream(7, purpose).permutation(size), (place) => (place - Math.floor(size / 2) + 0.5) / 32),
});

/** Whole numbers from 0 to below. */
export const whole = (below: number, ...shape: number[]): Input => ({ shape, type: 'int32', fill: drawn((i, purpose) => stream(7, purpose).integer(i, below)) });

/** Bytes. */
export const bytes = (...shape: number[]): Input => ({ shape, type: 'uint8', fill: drawn((i, purpose) => stream(7, purpose).integer(i, 256)) });
