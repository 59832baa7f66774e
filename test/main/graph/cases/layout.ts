import { concat } from '../../../../src-main/graph/ops/concat';
import { constant } from '../../../../src-main/graph/ops/constant';
import { multiply } from '../../../../src-main/graph/ops/multiply';
import { pad } from '../../../../src-main/graph/ops/pad';
import { reshape } from '../../../../src-main/graph/ops/reshape';
import { slice } from '../../../../src-main/graph/ops/slice';
import { transpose } from '../../../../src-main/graph/ops/transpose';
import { numbers, whole, type Case } from './case';

export const layout: Record<string, readonly Case[]> = {
  constant: [
    { of: 'a scalar', inputs: [numbers(-1, 2)], make: ([x]) => multiply(x, constant(2.5)) },
    { of: 'a matrix', inputs: [numbers(2, 3)], make: ([x]) => multiply(x, constant([1, 2, 3, -4, 5, 6], [2, 3])) },
    { of: 'whole numbers', inputs: [], make: () => constant([1, -2, 3], [3], 'int32') },
  ],
  reshape: [
    { of: 'a batch flattened', inputs: [numbers(-1, 2, 3)], make: ([x]) => reshape(x, [-1, 6]) },
    { of: 'pixels of a batch', inputs: [numbers(-1, 2, 2, 3)], make: ([x]) => reshape(x, [-4, 3]) },
    { of: 'a matrix', inputs: [numbers(2, 6)], make: ([x]) => reshape(x, [3, 4]) },
    { of: 'one to a scalar', inputs: [numbers(1, 1)], make: ([x]) => reshape(x, []) },
  ],
  transpose: [
    { of: 'images, channels first', inputs: [numbers(-1, 2, 3, 4)], make: ([x]) => transpose(x, [0, 3, 1, 2]) },
    { of: 'a matrix', inputs: [numbers(-1, 3)], make: ([x]) => transpose(x, [1, 0]) },
    { of: 'three axes in a ring', inputs: [numbers(2, 3, -1)], make: ([x]) => transpose(x, [1, 2, 0]) },
  ],
  concat: [
    { of: 'channels', inputs: [numbers(-1, 2, 2, 3), numbers(-1, 2, 2, 1), numbers(-1, 2, 2, 2)], make: (parts) => concat(parts, 3) },
    { of: 'rows', inputs: [numbers(2, 3), numbers(1, 3)], make: (parts) => concat(parts, 0) },
    { of: 'a batch twice', inputs: [numbers(-1, 2)], make: ([x]) => concat([x, x], 0), by: [] },
    { of: 'whole numbers', inputs: [whole(9, 2), whole(9, 3)], make: (parts) => concat(parts, 0) },
  ],
  slice: [
    { of: 'channels', inputs: [numbers(-1, 2, 2, 4)], make: ([x]) => slice(x, 3, 1, 2) },
    { of: 'rows', inputs: [numbers(5, 2)], make: ([x]) => slice(x, 0, 3, 2) },
    { of: 'the beginning of a list', inputs: [numbers(6)], make: ([x]) => slice(x, 0, 0, 4) },
  ],
  pad: [
    { of: 'images', inputs: [numbers(-1, 2, 3, 2)], make: ([x]) => pad(x, [[0, 0], [1, 1], [0, 2], [0, 0]]) },
    { of: 'a list', inputs: [numbers(3)], make: ([x]) => pad(x, [[2, 1]]) },
  ],
};
