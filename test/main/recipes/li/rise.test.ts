import { expect, it } from 'vitest';
import { areaBelow } from '../../../../src-main/recipes/li/area-below';
import { meanRise } from '../../../../src-main/recipes/li/rise';

const line = [-1, -0.5, 0, 0.5, 1, 1.5].map((a) => ({ a, loss: a * a, testLoss: 1 }));

it('a flat line does not rise, a parabola by the mean of its squares', () => {
  expect(meanRise(line, 0, 1, 'testLoss')).toBe(0);
  expect(meanRise(line, 0, 0.5)).toBeCloseTo(0.5 / 3, 12);
  expect(meanRise(line, 1, 0.5)).toBeCloseTo((0.25 + 1 + 2.25) / 3 - 1, 12);
  expect(() => meanRise(line, 0.3, 1)).toThrow('no point of the line at 0.3');
});

it('holes of a line do not count', () => {
  expect(meanRise([...line, { a: 0.25, loss: null, testLoss: 1 }], 0, 0.5)).toBeCloseTo(0.5 / 3, 12);
});

it('the area below a level is that of the points below it, in whichever order they come', () => {
  const rows = [{ a: 1, b: 1, loss: 9 }, { a: 0, b: 0, loss: 2 }, { a: 0, b: 1, loss: 2.5 }, { a: 1, b: 0, loss: null }];
  expect(areaBelow(rows, 3, 'absolute')).toBe(0.5);
  expect(areaBelow(rows, 0.4, 'above its centre')).toBe(0.25);
});
