import { describe, expect, it } from 'vitest';
import { levelsOf, levelsOfGrid } from '../../../src-shared/math/levels';
import { stencilAt } from '../../../src-shared/math/lagrange';

describe('the levels of an axis', () => {
  it.each([[51, 25], [21, 10], [3, 1], [1, 0], [2, 0], [16, 5], [251, 125]])('of %i places begin with the ends and the pivot, grow by what they keep, and end with all', (count, pivot) => {
    const levels = levelsOf(count, pivot);
    expect(levels[0]).toEqual([...new Set([0, pivot, count - 1])]);
    levels.slice(1).forEach((level, k) => expect(level).toEqual(expect.arrayContaining(levels[k])));
    expect(levels[levels.length - 1]).toEqual(Array.from({ length: count }, (_, k) => k));
    for (const level of levels) expect(level).toEqual([...level].sort((one, other) => one - other));
  });
});

describe('the levels of a grid', () => {
  it.each([[[5, 5]], [[4, 9]], [[1, 7]], [[2, 2]]] as [[number, number]][])('of %j places add each place once', ([rows, columns]) => {
    const added = levelsOfGrid([rows, columns], { i: 0, j: columns >> 1 }).flatMap((level) => level.added.map(({ i, j }) => i * columns + j));
    expect([...added].sort((one, other) => one - other)).toEqual(Array.from({ length: rows * columns }, (_, k) => k));
  });
});

it.each([[1], [2], [3], [4]])('a stencil of %i nodes and more is exact for polynomials of as many terms', (terms) => {
  const nodes = [0, 1, 4, 6, 7, 12].slice(0, terms + 2 - (terms % 2));
  const polynomial = (x: number) => Array.from({ length: Math.min(terms, nodes.length) }, (_, power) => (power + 1) * x ** power).reduce((sum, term) => sum + term, 0);
  for (let at = 0; at <= nodes[nodes.length - 1]; at++) {
    const { nodes: near, weights } = stencilAt(nodes, at);
    expect(near.reduce((sum, node, k) => sum + weights[k] * polynomial(node), 0)).toBeCloseTo(polynomial(at), 8);
  }
});
