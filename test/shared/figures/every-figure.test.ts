import { describe, expect, test } from 'vitest';
import { draw, drawings, type FigureRows } from '../../../src-shared/figures/index';
import { choosePaper } from '../../../src-shared/figures/paper';
import { boundsOf, outlinesOverlap, textCorners } from '../../../src-shared/figures/text-size';
import { writeSvg } from '../../../src-shared/figures/write-svg';
import type { FigureSpec } from '../../../src-shared/figure';
import { bowl, columns, contour, descent, flat, heat, lines, matrix, named, surface, textsOf, training, withNames } from './examples';
import { parseXml } from './xml';

const underPath = { where: { part: 'plane' }, path: { where: { part: 'path' }, marked: 'drop' } };
const planeOf = (rows: ReturnType<typeof bowl>) => rows.map((row) => ({ ...row, part: 'plane' }));
const thresholds = [{ value: 0.8, label: 'Loss before training' }, { value: 1.2, label: 'Chance' }, { value: 90, label: 'Out of reach' }];
const cases: readonly [string, FigureSpec, FigureRows][] = [
  ['surface', surface, bowl(9)],
  ['surface of two results', surface, { 'with skips': bowl(9), 'without <skips> & more': bowl(9, { steepness: 6, bumps: 1 }) }],
  ['surface on a logarithmic scale over contours', { ...surface, scale: 'log', offset: 0.1, top: 10, floor: 'contours', title: 'A title' }, bowl(15, { steepness: 5, bumps: 1 })],
  ['surface without rows', surface, []],
  ['surface with one row', surface, [{ a: 0, b: 0, loss: 1 }]],
  ['contour', contour, bowl(9)],
  ['contour of four results', contour, { one: bowl(9), two: bowl(7), three: bowl(5), four: bowl(9, { steepness: 5 }) }],
  ['contour on a logarithmic scale', { ...contour, scale: 'log', marks: [{ x: 0.3, y: 0.2, label: 'here' }] }, bowl(21, { steepness: 6, bumps: 1 })],
  ['contour without rows', contour, []],
  ['contour under a path', { ...contour, ...underPath }, [...planeOf(bowl(21)), ...descent]],
  ['contour under the paths of two results', { ...contour, ...underPath }, { one: [...planeOf(bowl(9)), ...descent], two: planeOf(bowl(9)) }],
  ['contour with nothing yet but a path', { ...contour, ...underPath }, descent],
  ['contour with names under a path', { ...contour, ...underPath, spots: withNames }, [...planeOf([...bowl(21), ...named]), ...descent]],
  ['contour with nothing yet but names', { ...contour, spots: withNames }, named],
  ['contour with thresholds in a range', { ...contour, thresholds, range: [0.5, 2] }, bowl(21)],
  ['surface with names and thresholds', { ...surface, spots: withNames, thresholds, floor: 'contours' }, { one: [...bowl(9), ...named], two: bowl(9) }],
  ['heat with names in a range', { ...heat, spots: withNames, range: [0.5, 2] }, [...bowl(9), ...named]],
  ['heat under a path', { ...heat, ...underPath }, [...planeOf(bowl(9)), ...descent]],
  ['heat', heat, bowl(9)],
  ['heat of two results on a logarithmic scale', { ...heat, scale: 'log', title: 'A title', marks: [{ x: 0, y: 0 }] }, { calm: bowl(21), steep: bowl(21, { steepness: 6, bumps: 1 }) }],
  ['heat over names that diverges from zero', { ...heat, palette: 'diverging' }, matrix(['conv 1', 'layer 1.0', 'layer 1.1', 'layer 2.0', 'layer 2.1', 'linear'])],
  ['heat without rows', heat, []],
  ['heat with one row', heat, [{ a: 0, b: 0, loss: null }]],
  ['lines', lines, training()],
  ['lines of three results', lines, { 'batch 128': training(), 'batch 2,048': training(0.1), Adam: training(0.3) }],
  ['lines in panels', { ...lines, facet: 'network', top: 1.5 }, ['one', 'two'].flatMap((network) => training().map((row) => ({ ...row, network })))],
  ['lines on a logarithmic scale with a band', { ...lines, scale: 'log', right: [], bands: { testLoss: ['low', 'high'] } }, training()],
  ['lines without rows', lines, []],
];

test('every drawing by name is tried', () => {
  expect(new Set(cases.map(([, { draw: name }]) => name))).toEqual(new Set(Object.keys(drawings)));
});

describe.each(cases)('%s', (_, spec, rows) => {
  for (const choice of [{}, { width: '3.25in' }, { width: '89mm', height: '3in', fontSize: 7, theme: 'dark' as const }]) {
    const paper = choosePaper(choice);
    const drawing = draw(spec, rows, columns, paper);
    const on = `on paper ${choice.width ?? 'as it comes'}`;

    test(`lies within its paper ${on}`, () => {
      const { left, top, width, height } = boundsOf(drawing.items);
      expect(left).toBeGreaterThanOrEqual(-0.01);
      expect(top).toBeGreaterThanOrEqual(-0.01);
      expect(left + width).toBeLessThanOrEqual(drawing.width + 0.01);
      expect(top + height).toBeLessThanOrEqual(drawing.height + 0.01);
      expect(drawing.width).toBe(paper.width);
      if (paper.height !== undefined) expect(drawing.height).toBe(paper.height);
    });

    test(`writes no text over another ${on}`, () => {
      const texts = textsOf(drawing);
      const clashes = texts.flatMap((one, i) => texts.slice(i + 1).filter((other) => outlinesOverlap(textCorners(one), textCorners(other))).map((other) => [one.text, other.text]));
      expect(clashes).toEqual([]);
    });

    test(`has only finite coordinates ${on}`, () => {
      const coordinates = flat(drawing.items).flatMap((item) => (item.kind === 'polygon' ? item.points : item.kind === 'path' ? item.lines.flat() : [item.x, item.y]));
      expect(coordinates.filter((value) => !Number.isFinite(value))).toEqual([]);
    });

    test(`is well-formed SVG with a title, a description and no style ${on}`, () => {
      const elements = parseXml(writeSvg(drawing));
      expect(elements.slice(0, 3).map(({ name }) => name)).toEqual(['svg', 'title', 'desc']);
      expect(elements.filter(({ name, attributes }) => name === 'style' || name === 'image' || 'style' in attributes || 'class' in attributes)).toEqual([]);
      const names = elements.flatMap(({ attributes }) => attributes.id ?? []);
      expect(new Set(names).size).toBe(names.length);
    });
  }

  test('is the same for the same rows', () => {
    expect(draw(spec, rows, columns, choosePaper())).toEqual(draw(spec, rows, columns, choosePaper()));
  });

  test('names its axes', () => {
    const words = textsOf(draw(spec, rows, columns, choosePaper())).map(({ text }) => text);
    const titles = spec.draw === 'lines' ? ['Epoch', 'Loss'] : ['Direction 1', 'Direction 2', 'Training loss'];
    expect(words).toEqual(expect.arrayContaining(titles));
  });
});

test('a column that the kind does not have is a bug', () => {
  expect(() => draw({ ...surface, z: 'lost' }, bowl(3), columns, choosePaper())).toThrow('missing column: lost');
});
