import { expect, it } from 'vitest';
import { parseSetup } from '../../../../src-main/experiments/kind';
import { landscape } from '../../../../src-main/experiments/landscape';

const BETWEEN = { directions: 'towards other weights', other: 'b' };
const PLANE = { directions: 'plane through three weights', other: 'b' };

it.each([
  [{ side: 8 }, 'side', '"side" is 8; an odd number of points has the weights themselves in the middle: take 9.', 9],
  [{ statistics: 'interpolated' }, 'statistics', 'batch-norm statistics can move only between weights', 'kept'],
  [{ drawing: 'adaptive', statistics: 'recomputed' }, 'drawing', 'it would save nothing', 'exact'],
  [{ besides: ['b'], repeats: 2 }, 'repeats', 'one thing to compare', 1],
  [{ ...BETWEEN, points: 100 }, 'points', 'both weights, at 0 and 1, should be among them: take 101.', 101],
  [{ ...BETWEEN, to: 1.123457 }, 'to', 'take rounder numbers for both ends', undefined],
  [{ ...BETWEEN, other: 'a' }, 'other', 'the first weights once more', undefined],
  [{ ...PLANE, third: 'b' }, 'third', 'two points span no plane', undefined],
])('a landscape refuses %j and says which answer to change', (answers, field, sentence, instead) => {
  let refusal: unknown;
  try {
    parseSetup(landscape, { weights: 'a', ...answers });
  } catch (error) {
    refusal = error;
  }
  expect(refusal).toMatchObject({ name: 'Refusal', field, message: expect.stringContaining(sentence) as string, instead });
});
