import { broadcastLike } from '../../../../src-main/graph/ops/broadcast-like';
import { count } from '../../../../src-main/graph/ops/count';
import { divide } from '../../../../src-main/graph/ops/divide';
import { mean } from '../../../../src-main/graph/ops/mean';
import { sum } from '../../../../src-main/graph/ops/sum';
import { numbers, type Case } from './case';

export const reduction: Record<string, readonly Case[]> = {
  sum: [
    { of: 'everything', inputs: [numbers(-1, 3)], make: ([x]) => sum(x) },
    { of: 'each channel', inputs: [numbers(-1, 2, 2, 3)], make: ([x]) => sum(x, [0, 1, 2]) },
    { of: 'the last axis', inputs: [numbers(-1, 2, 3)], make: ([x]) => sum(x, [2]) },
    { of: 'an axis between', inputs: [numbers(2, 3, 2)], make: ([x]) => sum(x, [1]) },
    { of: 'images', inputs: [numbers(-1, 2, 3, 2)], make: ([x]) => mean(x, [1, 2]) },
  ],
  count: [
    { of: 'a batch', inputs: [numbers(-1, 3)], make: ([x]) => count(x, [0]) },
    { of: 'a mean over everything', inputs: [numbers(-1, 3)], make: ([x]) => divide(sum(x), count(x)) },
    { of: 'pixels', inputs: [numbers(-1, 2, 3, 2)], make: ([x]) => count(x, [0, 1, 2]), by: [] },
  ],
  'broadcast-like': [
    { of: 'a scalar to a batch', inputs: [numbers(), numbers(-1, 2)], make: ([x, like]) => broadcastLike(x, like) },
    { of: 'one per channel', inputs: [numbers(2), numbers(-1, 2, 3, 2)], make: ([x, like]) => broadcastLike(x, like) },
    { of: 'columns', inputs: [numbers(-1, 1, 2), numbers(-1, 3, 2)], make: ([x, like]) => broadcastLike(x, like) },
  ],
};
