import { matmul } from '../../../../src-main/graph/ops/matmul';
import { reshape } from '../../../../src-main/graph/ops/reshape';
import { numbers, type Case } from './case';

export const product: Record<string, readonly Case[]> = {
  matmul: [
    { of: 'a batch and weights', inputs: [numbers(-1, 3), numbers(3, 2)], make: ([a, b]) => matmul(a, b) },
    { of: 'the first transposed', inputs: [numbers(-1, 3), numbers(-1, 2)], make: ([a, b]) => matmul(a, b, true, false) },
    { of: 'the second transposed', inputs: [numbers(-1, 3), numbers(4, 3)], make: ([a, b]) => matmul(a, b, false, true) },
    { of: 'both transposed', inputs: [numbers(3, -1), numbers(2, 3)], make: ([a, b]) => matmul(a, b, true, true) },
    { of: 'the same weights in two shapes', inputs: [numbers(-1, 6), numbers(12)], make: ([x, w]) => matmul(matmul(x, reshape(w, [6, 2])), reshape(w, [2, 6])) },
    { of: 'a Gram matrix', inputs: [numbers(-1, 2)], make: ([a]) => matmul(a, a, true, false) },
  ],
};
