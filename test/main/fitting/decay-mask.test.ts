import { describe, expect, it } from 'vitest';
import { decayMask } from '../../../src-main/fitting/decay-mask';
import { openNetwork } from '../../../src-main/networks';

describe('decayMask', () => {
  const network = openNetwork('{"blocks":[{"layer":"conv","name":"a","out":2,"size":1,"bias":true},{"layer":"batch-norm","name":"n"},{"layer":"flatten"},{"layer":"dense","name":"b","out":"classes"}]}', { classes: 2, input: [1, 1, 3] });
  // In the layout's order: 6 weights and 2 biases of a, scale and shift of n, 4 weights and 2 biases of b.
  const kinds = '6 2 2 2 4 2';

  it.each([
    ['all', '1 1 1 1 1 1'],
    ['weights', '1 0 0 0 1 0'],
    ['weights and biases', '1 1 0 0 1 1'],
  ] as const)('lets decay act on %s', (on, acts) => {
    const expected = acts.split(' ').flatMap((act, i) => Array.from({ length: Number(kinds.split(' ')[i]) }, () => Number(act)));
    expect([...decayMask(network, on)]).toEqual(expected);
  });
});
