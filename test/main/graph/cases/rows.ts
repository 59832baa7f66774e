import { argmax } from '../../../../src-main/graph/ops/argmax';
import { gather } from '../../../../src-main/graph/ops/gather';
import { logSoftmax } from '../../../../src-main/graph/ops/log-softmax';
import { oneHot } from '../../../../src-main/graph/ops/one-hot';
import { scatterAdd } from '../../../../src-main/graph/ops/scatter-add';
import { softmax } from '../../../../src-main/graph/ops/softmax';
import { apart, bytes, numbers, whole, type Case } from './case';

export const rows: Record<string, readonly Case[]> = {
  softmax: [
    { of: 'a batch', inputs: [numbers(-1, 4)], make: ([x]) => softmax(x) },
    { of: 'three axes', inputs: [numbers(-1, 2, 3)], make: ([x]) => softmax(x) },
  ],
  'log-softmax': [
    { of: 'a batch', inputs: [numbers(-1, 4)], make: ([x]) => logSoftmax(x) },
    { of: 'three axes', inputs: [numbers(-1, 2, 3)], make: ([x]) => logSoftmax(x) },
  ],
  argmax: [
    { of: 'a batch', inputs: [apart(-1, 5)], make: ([x]) => argmax(x) },
    { of: 'ties: the first', inputs: [{ ...numbers(2, 4), fill: () => [1, 3, 3, 0, 2, 2, 2, 2] }], make: ([x]) => argmax(x) },
  ],
  'one-hot': [{ of: 'labels', inputs: [whole(4, -1)], make: ([labels]) => oneHot(labels, 4) }],
  gather: [
    { of: 'rows, some twice', inputs: [numbers(3, 2), whole(3, -2)], make: ([from, indices]) => gather(from, indices) },
    { of: 'images', inputs: [numbers(4, 2, 2, 1), whole(4, -1)], make: ([from, indices]) => gather(from, indices) },
    { of: 'images of bytes', inputs: [bytes(4, 2, 2, 3), whole(4, -1)], make: ([from, indices]) => gather(from, indices) },
    { of: 'labels', inputs: [whole(10, 6), whole(6, -1)], make: ([from, indices]) => gather(from, indices) },
    { of: 'a table of indices', inputs: [numbers(5, 2), whole(5, -1, 2)], make: ([from, indices]) => gather(from, indices) },
    { of: 'single numbers', inputs: [numbers(5), whole(5, -1)], make: ([from, indices]) => gather(from, indices) },
  ],
  'scatter-add': [
    { of: 'rows', inputs: [numbers(-2, 2), whole(3, -2), numbers(3, 2)], make: ([rows, indices, like]) => scatterAdd(rows, indices, like), by: [0] },
    { of: 'single numbers', inputs: [numbers(-1), whole(4, -1), numbers(4)], make: ([rows, indices, like]) => scatterAdd(rows, indices, like), by: [0] },
    { of: 'a table of indices', inputs: [numbers(-1, 2, 3), whole(5, -1, 2), numbers(5, 3)], make: ([rows, indices, like]) => scatterAdd(rows, indices, like), by: [0] },
  ],
};
