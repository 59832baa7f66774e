import type { Row } from '../../../src-shared/kind';
import { centreOf } from '../grid-rows';

/** The part of a surface's points whose loss is below a level, absolute or above that of the centre; points without a loss are not below. */
export function areaBelow(rows: readonly Row[], level: number, from: 'absolute' | 'above its centre'): number {
  const top = level + (from === 'absolute' ? 0 : Number(centreOf(rows)['loss']));
  return rows.filter(({ loss }) => typeof loss === 'number' && loss < top).length / rows.length;
}
