import { at, tabulate, type Plain } from './array';
import { oracle, type Oracle } from './oracle';

export const product: Record<string, Oracle> = {
  matmul: oracle<{ transposeA: boolean; transposeB: boolean }>(([a, b], { transposeA, transposeB }) => {
    const entry = (x: Plain, turned: boolean, row: number, column: number) => at(x, turned ? [column, row] : [row, column]);
    const [rows, inner] = transposeA ? [a.shape[1], a.shape[0]] : a.shape;
    return tabulate([rows, b.shape[transposeB ? 0 : 1]], ([i, j]) => {
      let sum = 0;
      for (let k = 0; k < inner; k++) sum += entry(a, transposeA, i, k) * entry(b, transposeB, k, j);
      return sum;
    });
  }),
};
