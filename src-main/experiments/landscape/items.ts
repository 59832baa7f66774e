/** The rows of a landscape before they are made: which there are, how they are numbered, and in which order they are made. */
import { levelsOfGrid } from '../../../src-shared/math/levels';
import { overOf } from './over';
import type { LandscapeSetup } from './setup';

/** One drawing of an experiment: around which of its weights (from 1), and along which draw of directions (from 1). */
export interface Panel {
  readonly number: number;
  readonly repeat: number;
}

/** A point of a panel: of its grid, one of those that have a name, or one of what lies over it. */
export type Item = Panel & ({ readonly i: number; readonly j: number } | { readonly named: number } | { readonly over: number });

export interface Size {
  /** Points along the first and the second direction. */
  readonly sides: readonly [number, number];
  readonly named: number;
  readonly over: number;
}

type Asked = Pick<LandscapeSetup, 'directions' | 'dimensions' | 'side' | 'points' | 'repeats' | 'besides' | 'iterates' | 'curves' | 'segments' | 'along'>;

/** How large each panel is. */
export function sizeOf(setup: Asked): Size {
  const { directions, dimensions, side, points } = setup;
  switch (directions) {
    case 'towards other weights': return { sides: [points, 1], named: 0, over: 0 };
    case 'plane through three weights': return { sides: [side, side], named: 3, over: overOf(setup).length };
    default: return { sides: [side, dimensions === '1' ? 1 : side], named: 0, over: 0 };
  }
}

/** The panels, weights by weights, and for each of them repeat by repeat. */
export const panelsOf = ({ besides, repeats }: Asked): Panel[] =>
  Array.from({ length: (1 + besides.length) * repeats }, (_, k) => ({ number: 1 + Math.floor(k / repeats), repeat: 1 + (k % repeats) }));

/** How many rows a panel has. */
export const rowsOf = ({ sides, named, over }: Size): number => sides[0] * sides[1] + named + over;

/** The number of an item's row: panel by panel, in each row by row of the grid, behind it the named points and then what lies over it. */
export function placeOf(setup: Asked): (item: Item) => number {
  const size = sizeOf(setup);
  const [rows, columns] = size.sides;
  const within = (item: Item): number => {
    if ('named' in item) return rows * columns + item.named;
    return 'over' in item ? rows * columns + size.named + item.over : item.i * columns + item.j;
  };
  return (item) => rowsOf(size) * ((item.number - 1) * setup.repeats + item.repeat - 1) + within(item);
}

/** So many points of a grid are enough for a first picture of it. */
const COARSE = 81;

/**
 * All items in the order in which they are made. Surfaces are made from coarse to fine, named points first and what lies over them before
 * they become fine; of several, each is there coarsely before the first becomes fine. Lines are made from end to end.
 */
export function* itemsOf(setup: Asked): Generator<Item> {
  const { sides, named, over } = sizeOf(setup);
  const panels = panelsOf(setup);
  if (sides[1] === 1) {
    for (const panel of panels) for (let i = 0; i < sides[0]; i++) yield { ...panel, i, j: 0 };
    return;
  }
  const levels = levelsOfGrid(sides, { i: (sides[0] - 1) >> 1, j: (sides[1] - 1) >> 1 });
  const coarse = levels.filter(({ is, js }) => is.length * js.length <= COARSE);
  for (const panel of panels) {
    for (let k = 0; k < named; k++) yield { ...panel, named: k };
    for (const { added } of coarse) for (const place of added) yield { ...panel, ...place };
    for (let k = 0; k < over; k++) yield { ...panel, over: k };
  }
  for (const panel of panels) for (const { added } of levels.slice(coarse.length)) for (const place of added) yield { ...panel, ...place };
}
