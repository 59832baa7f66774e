/** The Hessian of the mean loss over a split, as something that vectors can be multiplied with. */
import { setImmediate as breathe } from 'node:timers/promises';
import type { Vector } from '../../../src-shared/math/lanczos';
import type { Fed, Session } from '../../engine/engine';
import { evaluate } from '../../fitting/evaluate';
import type { Precision } from '../../graph/program';
import type { HessianProgram } from './hessian-program';

/** A symmetric matrix that is known by its products. */
export interface Operator {
  readonly size: number;
  /** Zeros, as many as it has rows, in the precision that products are computed in. */
  vector(): Vector;
  times(vector: Vector): Promise<Float64Array>;
}

export interface Hessian extends Operator {
  readonly precision: Precision;
  gradient(): Promise<Float64Array>;
  loss(): Promise<number>;
}

/** The Hessian at the weights that the session holds, moved by the feeds a and b where the program moves them; `batch` examples are looked at together. */
export function hessianAt(session: Session, { program: { precision }, split: { count }, size }: HessianProgram, batch: number, feeds: Readonly<Record<string, Fed>> = {}): Hessian {
  const averaged = async (entry: string): Promise<Float64Array> => {
    // Summed in double precision and divided once, so that how examples are batched changes rounding only.
    const total = new Float64Array(size);
    for (let first = 0; first < count; first += batch) {
      const examples = Int32Array.from({ length: Math.min(batch, count - first) }, (_, i) => first + i);
      const found = (await session.run(entry, { ...feeds, examples }))[entry];
      for (let k = 0; k < size; k++) total[k] += found[k];
      await breathe();
    }
    return total.map((x) => x / count);
  };
  return {
    size,
    precision,
    vector: () => zeros(precision, size),
    async times(vector) {
      await session.set('vector', vector);
      return averaged('product');
    },
    gradient: () => averaged('gradient'),
    loss: async () => (await evaluate(session, 'loss', count, feeds, batch)).loss,
  };
}

const zeros = (precision: Precision, size: number): Vector => (precision === 'float64' ? new Float64Array(size) : new Float32Array(size));

/** The part of a Hessian that belongs to `size` entries from `offset`: what else the weights do is held still. */
export const diagonalBlock = (whole: Hessian, offset: number, size: number): Operator => ({
  size,
  vector: () => zeros(whole.precision, size),
  async times(vector) {
    const full = whole.vector();
    full.set(vector, offset);
    return (await whole.times(full)).subarray(offset, offset + size);
  },
});
