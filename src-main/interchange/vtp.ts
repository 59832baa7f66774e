/** Surfaces as PolyData of VTK in XML (.vtp), as ParaView opens them: the points of the grid, and a quadrangle for each of its cells. */
import type { Relief } from '../../src-shared/messages';
import { Refusal } from '../../src-shared/refusal';
import { measures, type Surface } from '../../src-shared/surface';

/** Added before the logarithm is taken, so that zero has a place; as loss-landscape's h52vtp.py does. */
const OFFSET = 0.1;

/**
 * A surface as the text of a .vtp file: height `zvalue`, the training loss or, where that is unknown, the test loss; and beside it losses and accuracies as they are, where every point has them. Points without a loss are left out, and the cells that they would be corners of.
 * Throws a Refusal where it is no surface but a line, or no point has a loss.
 */
export function writeVtp({ xs, ys, values }: Surface, { log = false, top = Infinity }: Relief = {}): string {
  if (!ys) throw new Refusal('A .vtp file holds a surface, and these are points on a line: export them as h5, csv or npy.');
  const loss = values.loss ?? values.testLoss ?? new Float64Array(0);
  const height = (z: number) => (log ? Math.log(Math.min(z, top) + OFFSET) : Math.min(z, top));
  // The place of each point of the grid among those that are there.
  const places = new Int32Array(loss.length).fill(-1);
  const there: number[] = [];
  loss.forEach((z, k) => {
    if (Number.isFinite(height(z))) places[k] = there.push(k) - 1;
  });
  if (there.length === 0) throw new Refusal('None of the points has a loss, so that there is no surface to write.');
  const cells: number[][] = [];
  for (let j = 0; j + 1 < ys.length; j++) {
    for (let i = 0; i + 1 < xs.length; i++) {
      const k = j * xs.length + i;
      const corners = [k, k + 1, k + 1 + xs.length, k + xs.length].map((corner) => places[corner]);
      if (!corners.includes(-1)) cells.push(corners);
    }
  }
  const pointData = measures.flatMap((measure) => {
    const known = there.map((k) => values[measure]?.[k] ?? NaN);
    // VTK's reader of text knows no NaN.
    return known.some(Number.isNaN) ? [] : [array('Float64', measure, known)];
  });
  return [
    '<VTKFile type="PolyData" version="1.0" byte_order="LittleEndian" header_type="UInt64">',
    '<PolyData>',
    `<Piece NumberOfPoints="${there.length}" NumberOfVerts="0" NumberOfLines="0" NumberOfStrips="0" NumberOfPolys="${cells.length}">`,
    '<PointData Scalars="zvalue">', array('Float64', 'zvalue', there.map((k) => height(loss[k]))), ...pointData, '</PointData>',
    '<Points>', array('Float64', 'Points', there.flatMap((k) => [xs[k % xs.length], ys[Math.floor(k / xs.length)], height(loss[k])]), 3), '</Points>',
    '<Polys>', array('Int64', 'connectivity', cells.flat()), array('Int64', 'offsets', cells.map((_, n) => 4 * (n + 1))), '</Polys>',
    '</Piece>',
    '</PolyData>',
    '</VTKFile>',
    '',
  ].join('\n');
}

const array = (type: 'Float64' | 'Int64', name: string, numbers: readonly number[], components = 1): string =>
  `<DataArray type="${type}" Name="${name}" NumberOfComponents="${components}" format="ascii">\n${numbers.join(' ')}\n</DataArray>`;
