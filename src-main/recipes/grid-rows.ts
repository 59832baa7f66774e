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

/** How rough a square surface is, of the logarithms of its losses. */
export const roughnessOf = (rows: readonly Row[]): number =>
  roughness(inGridOrder(rows).map(({ loss }) => (typeof loss === 'number' ? Math.log(loss) : NaN)), Math.round(Math.sqrt(rows.length)));

/** The highest of the losses that are numbers. */
export const highestLoss = (rows: readonly Row[]): number => Math.max(...rows.flatMap(({ loss }) => (typeof loss === 'number' ? loss : [])));
