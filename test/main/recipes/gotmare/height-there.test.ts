import { expect, it } from 'vitest';
import { heightThere } from '../../../../src-main/recipes/gotmare/height-there';

const point = (t: number, testLoss: number | null) => ({ part: 'path', line: 'straight segment', t, testLoss });
const highest = (barrierAt: number) => ({ part: 'summary', line: 'straight segment', quantity: 'training loss', barrierAt });
const points = [point(0, 2), point(0.25, 1), point(0.5, 4), point(1, 4)];

it('the height of another column is taken where the training loss is highest above the line between its ends', () => {
  expect(heightThere([...points, highest(0.25)], 'straight segment', 'testLoss')).toBe(-1.5);
  expect(heightThere([...points, highest(0.5)], 'straight segment', 'testLoss')).toBe(1);
});

it('there is none on another path, or where the column has no value', () => {
  expect(heightThere([...points, highest(0.25)], 'curve', 'testLoss')).toBeNull();
  expect(heightThere([point(0, 2), point(0.5, null), point(1, 4), highest(0.5)], 'straight segment', 'testLoss')).toBeNull();
});
