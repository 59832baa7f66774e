/** Ops along the last axis, and those that pick rows by number. */
import { at, eachPosition, indexOf, plain, sizeOf, tabulate, type Plain } from './array';
import { oracle, type Oracle } from './oracle';

function rowsOf({ shape, data }: Plain): Float64Array[] {
  const width = shape[shape.length - 1];
  return Array.from({ length: data.length / width }, (_, row) => data.subarray(row * width, (row + 1) * width));
}

const eachRow = (f: (row: Float64Array) => ArrayLike<number>): Oracle => oracle(([x]) => plain(x.shape, rowsOf(x).flatMap((row) => Array.from(f(row)))));

const logSumExp = (row: Float64Array): number => {
  const largest = Math.max(...row);
  return largest + Math.log(row.reduce((sum, v) => sum + Math.exp(v - largest), 0));
};

export const rows: Record<string, Oracle> = {
  softmax: eachRow((row) => row.map((v) => Math.exp(v - logSumExp(row)))),
  'log-softmax': eachRow((row) => row.map((v) => v - logSumExp(row))),
  argmax: oracle(([x]) => plain(x.shape.slice(0, -1), rowsOf(x).map((row) => row.indexOf(Math.max(...row))))),
  'one-hot': oracle<{ classes: number }>(([labels], { classes }) =>
    tabulate([...labels.shape, classes], (position) => (at(labels, position.slice(0, -1)) === position[position.length - 1] ? 1 : 0)),
  ),
  gather: oracle(([from, indices]) => {
    const rank = indices.shape.length;
    return tabulate([...indices.shape, ...from.shape.slice(1)], (position) => at(from, [at(indices, position.slice(0, rank)), ...position.slice(rank)]));
  }),
  'scatter-add': oracle(([rows, indices, like]) => {
    const rank = indices.shape.length;
    const data = new Float64Array(sizeOf(like.shape));
    eachPosition(rows.shape, (position, index) => {
      data[indexOf(like.shape, [at(indices, position.slice(0, rank)), ...position.slice(rank)])] += rows.data[index];
    });
    return plain(like.shape, data);
  }),
};
