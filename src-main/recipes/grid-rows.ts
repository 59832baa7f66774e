/** The rows of a surface by where they lie on it, in whichever order they were made. */
import type { Row } from '../../src-shared/kind';
import { roughness } from '../../src-shared/math/roughness';

const place = ({ a, b }: Row): readonly [a: number, b: number] => [Number(a), Number(b ?? 0)];

/** The row at the weights themselves. Throws where there is none. */
export function centreOf(rows: readonly Row[]): Row {
  const centre = rows.find((row) => place(row).every((at) => at === 0));
  if (!centre) throw new Error(`no row at the centre among ${rows.length}`);
  return centre;
}

/** A copy in the order of the grid, a varying slowest. */
export const inGridOrder = (rows: readonly Row[]): Row[] =>
  [...rows].sort((one, other) => {
    const [[a, b], [c, d]] = [place(one), place(other)];
    return a - c || b - d;
  });

/** Below this, roughness is what rounding leaves of none. */
const NOTHING = 1e-9;

/** How rough a square surface is, of the logarithms of its losses. */
export function roughnessOf(rows: readonly Row[]): number {
  const rough = roughness(inGridOrder(rows).map(({ loss }) => (typeof loss === 'number' ? Math.log(loss) : NaN)), Math.round(Math.sqrt(rows.length)));
  return rough < NOTHING ? 0 : rough;
}

/** The highest of the losses that are numbers; null where none is. */
export function highestLoss(rows: readonly Row[]): number | null {
  const losses = rows.flatMap(({ loss }) => (typeof loss === 'number' ? loss : []));
  return losses.length === 0 ? null : Math.max(...losses);
}
