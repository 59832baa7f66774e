import { expect, test } from 'vitest';
import type { FigureSpec } from '../../../src-shared/figure';
import type { Row } from '../../../src-shared/kind';
import { draw, type FigureRows } from '../../../src-shared/figures';
import type { Box, Drawing } from '../../../src-shared/figures/drawing';
import { choosePaper } from '../../../src-shared/figures/paper';
import { outlinesOverlap, textCorners } from '../../../src-shared/figures/text-size';
import { bowl, columns, contour, descent, flat, heat, named, surface, textsOf, withNames } from './examples';

const paper = choosePaper({ width: '3.25in' });
const drawn = (spec: FigureSpec, rows: FigureRows) => draw({ ...spec, spots: withNames }, rows, columns, paper);
const diamonds = (drawing: Drawing) => flat(drawing.items).flatMap((item) => (item.kind === 'polygon' && item.points.length === 8 && item.stroke === '#000000' ? [item.points] : []));
const names = (drawing: Drawing) => textsOf(drawing).filter(({ halo, weight }) => halo === '#ffffff' && weight === 600);

function placeIn({ panels }: Drawing, a: number, b: number, panel = 0): readonly [number, number] {
  const { box: { left, top, width, height }, x, y } = panels[panel];
  return [left + ((a - x.domain[0]) / (x.domain[1] - x.domain[0])) * width, top + (1 - (b - y.domain[0]) / (y.domain[1] - y.domain[0])) * height];
}

test.each([['contour', contour], ['heat', heat]] as const)('rows with a name are diamonds at their places on a %s, and no part of its grid', (_, spec) => {
  const drawing = drawn(spec, [...bowl(11).map((row) => ({ ...row, network: 'grid' })), ...named]);
  const alone = draw(spec, bowl(11), columns, paper);
  expect([drawing.panels[0].x.domain, drawing.panels[0].z]).toEqual([alone.panels[0].x.domain, alone.panels[0].z]);
  expect(drawing.description).toContain('on 11 by 11 points.');
  expect(drawing.description).toContain('Marked: these weights at (0, 0), others at (0.03, 0.02), third at (0.98, 0.99).');
  const found = diamonds(drawing);
  expect(found).toHaveLength(named.length);
  named.forEach(({ a, b }, k) => {
    const [x, y] = placeIn(drawing, Number(a), Number(b));
    expect([found[k][0], (found[k][1] + found[k][5]) / 2].map((at) => at.toFixed(6))).toEqual([x.toFixed(6), y.toFixed(6)]);
  });
});

function expectApart(drawing: Drawing, labels: readonly string[], { left, top, width, height }: Box): void {
  expect(names(drawing).map(({ text }) => text).sort()).toEqual([...labels].sort());
  const outlines = names(drawing).map(textCorners);
  for (const corners of outlines) {
    corners.forEach((value, k) => {
      expect(value).toBeGreaterThanOrEqual(k % 2 === 0 ? left : top);
      expect(value).toBeLessThanOrEqual(k % 2 === 0 ? left + width : top + height);
    });
    for (const other of [...outlines.filter((one) => one !== corners), ...diamonds(drawing)]) expect(outlinesOverlap(corners, other)).toBe(false);
  }
}

test('names stay inside the frame, and hide neither one another nor a diamond, however near these lie', () => {
  const crowd: Row[] = Array.from({ length: 7 }, (_, k) => ({ a: 0.9 + 0.01 * k, b: -1 + 0.02 * k, loss: 1, network: `weights ${k}` }));
  for (const spec of [contour, heat]) {
    for (const some of [named, crowd]) {
      const drawing = drawn(spec, [...bowl(11), ...some]);
      expectApart(drawing, some.map(({ network }) => String(network)), drawing.panels[0].box);
    }
  }
});

test('a name longer than the panel is wide is shortened on it, and whole in the description', () => {
  const long = 'a residual network of twenty layers without skip connections, trained on CIFAR-10 with a large batch';
  const drawing = drawn(contour, [...bowl(11), { a: 0, b: 0, loss: 1, network: long }]);
  expect(names(drawing)[0].text).toMatch(/^a residual network.*…$/);
  expect(drawing.description).toContain(long);
});

test('levels are labelled clear of names, and the cross at the origin gives way to them', () => {
  const drawing = drawn({ ...contour, scale: 'log' }, [...bowl(31, { steepness: 4, bumps: 1.5 }), ...named]);
  const outlines = names(drawing).map(textCorners);
  const levels = textsOf(drawing).filter(({ halo, weight }) => halo !== undefined && weight === 400).map(textCorners);
  expect(levels.length).toBeGreaterThan(1);
  for (const level of levels) for (const outline of outlines) expect(outlinesOverlap(level, outline)).toBe(false);
  const crosses = (some: Drawing) => flat(some.items).filter((item) => item.kind === 'path' && item.stroke === '#ffffff' && item.width === 2.2).length;
  expect([crosses(drawing), crosses(drawn(contour, bowl(11)))]).toEqual([0, 1]);
});

test('a path and the names beside it are drawn together, and a name keeps clear of the path', () => {
  const rows = [...bowl(21).map((row) => ({ ...row, part: 'plane' })), ...named.map((row) => ({ ...row, part: 'plane' })), ...descent];
  const drawing = drawn({ ...contour, where: { part: 'plane' }, path: { where: { part: 'path' } } }, rows);
  expect(diamonds(drawing)).toHaveLength(named.length);
  expectApart(drawing, named.map(({ network }) => String(network)), drawing.panels[0].box);
  const way = descent.map(({ a, b }) => placeIn(drawing, Number(a), Number(b)));
  for (const corners of names(drawing).map(textCorners)) for (const [k, from] of way.slice(0, -1).entries()) expect(outlinesOverlap([...from, ...way[k + 1]], corners)).toBe(false);
});

test('the rows of a facet mark their own panel', () => {
  const rows = [1, 2].flatMap((part) => [...bowl(9), { a: 0.5 * part - 1, b: 0, loss: 1, network: `name ${part}` }].map((row) => ({ ...row, part })));
  const drawing = drawn({ ...contour, facet: 'part' }, rows);
  expect(drawing.panels.map(({ label }) => label)).toEqual(['Part 1', 'Part 2']);
  diamonds(drawing).forEach(([x], k) => expect(x).toBeCloseTo(placeIn(drawing, 0.5 * (k + 1) - 1, 0, k)[0], 6));
  expect(diamonds(drawing)).toHaveLength(2);
});

test('under a surface, names are diamonds on the floor', () => {
  expect(diamonds(drawn(surface, bowl(9)))).toHaveLength(0);
  expect(diamonds(drawn(surface, [...bowl(9), ...named]))).toHaveLength(named.length);
});
