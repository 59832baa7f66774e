import { describe, expect, it } from 'vitest';
import { parseSetup } from '../../../../src-main/experiments/kind';
import { landscape } from '../../../../src-main/experiments/landscape';
import { itemsOf, placeOf } from '../../../../src-main/experiments/landscape/items';

const setups = {
  'a surface': { side: 21 },
  'a line': { dimensions: '1', side: 21 },
  'several weights': { side: 21, besides: ['b', 'c'] },
  'repeats': { side: 5, repeats: 3 },
  'a plane': { directions: 'plane through three weights', other: 'b', third: 'c', side: 12 },
  'a plane with something over it': { directions: 'plane through three weights', other: 'b', third: 'c', side: 12, iterates: ['d', 'e'], curves: ['f', 'g'], segments: true, along: 7 },
  'a line between weights': { directions: 'towards other weights', other: 'b', points: 41 },
} as const;
const setupOf = (name: keyof typeof setups) => parseSetup(landscape, { weights: 'a', ...setups[name] });
const numbered = (name: keyof typeof setups) => [...itemsOf(setupOf(name))].map(placeOf(setupOf(name)));

describe.each(Object.keys(setups) as (keyof typeof setups)[])('the rows of %s', (name) => {
  it('are made once each, as many as are counted', () => {
    expect([...numbered(name)].sort((one, other) => one - other)).toEqual(Array.from({ length: landscape.count(setupOf(name))! }, (_, n) => n));
  });
});

it('a line is made from end to end', () => {
  for (const name of ['a line', 'a line between weights'] as const) expect(numbered(name)).toEqual([...numbered(name)].sort((one, other) => one - other));
});

it('of several surfaces each has its corners and its middle before any has become fine', () => {
  const items = [...itemsOf(setupOf('several weights'))];
  const firstFine = items.findIndex((item) => 'i' in item && item.i === 1 && item.j === 1);
  for (const number of [1, 2, 3]) {
    for (const at of [0, 10, 20]) expect(items.findIndex((item) => 'i' in item && item.number === number && item.i === at && item.j === at)).toBeLessThan(firstFine);
  }
});

it('a plane begins with the points that have names', () => {
  expect([...itemsOf(setupOf('a plane'))].slice(0, 3)).toEqual([0, 1, 2].map((named) => ({ number: 1, repeat: 1, named })));
});

it('what lies over a plane is made before the plane becomes fine, and numbered behind its named points', () => {
  const made = [...itemsOf(setupOf('a plane with something over it'))].map((item) => ('over' in item ? 'over' : 'named' in item ? 'named' : 'grid'));
  const [first, last] = [made.indexOf('over'), made.lastIndexOf('over')];
  expect(last - first + 1).toBe(2 + 2 * 7 + 3 * 7);
  expect(made.slice(0, first).filter((what) => what === 'grid').length).toBe(81);
  expect(placeOf(setupOf('a plane with something over it'))({ number: 1, repeat: 1, over: 0 })).toBe(12 * 12 + 3);
});
