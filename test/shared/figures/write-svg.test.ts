import { expect, test } from 'vitest';
import type { Drawing, Item } from '../../../src-shared/figures/drawing';
import { writeSvg } from '../../../src-shared/figures/write-svg';
import { parseXml } from './xml';

const drawingOf = (...items: Item[]): Drawing => ({ width: 100, height: 50, background: '#ffffff', font: 'Times "New" & <Roman>', title: 'a < b & c', description: 'with\u0000 a null byte', panels: [], items });

test('size and view box are in points', () => {
  const [svg] = parseXml(writeSvg(drawingOf()));
  expect(svg.attributes).toMatchObject({ width: '100pt', height: '50pt', viewBox: '0 0 100 50' });
});

test('a family whose name ends in a digit is quoted, as CSS asks', () => {
  const [svg] = parseXml(writeSvg({ ...drawingOf(), font: 'Source Sans 3' }));
  expect(svg.attributes['font-family']).toBe("'Source Sans 3', 'Source Sans Pro', Helvetica, Arial, sans-serif");
});

test('what a person wrote cannot break the document', () => {
  const svg = writeSvg(drawingOf({ kind: 'text', text: '</text><script>"&amp;', x: 1, y: 2, size: 8, colour: '#000000', weight: 400, anchor: 'start', baseline: 'feet' }));
  expect(parseXml(svg).map(({ name }) => name)).toEqual(['svg', 'title', 'desc', 'rect', 'text']);
  expect(svg).toContain('&lt;/text&gt;&lt;script&gt;&quot;&amp;amp;');
  expect(svg).not.toContain('\u0000');
});

test('steps are taken between rounded points, so that errors do not add up', () => {
  const points = Array.from({ length: 300 }, (_, k) => [k * 0.3333, k * 0.0049]).flat();
  const [, , , , path] = parseXml(writeSvg(drawingOf({ kind: 'path', lines: [points], stroke: '#000000' })));
  const numbers = path.attributes.d.match(/-?\d*\.?\d+/g)?.map(Number) ?? [];
  const end = numbers.reduce<[number, number]>(([x, y], value, k) => (k % 2 === 0 ? [x + value, y] : [x, y + value]), [0, 0]);
  expect(end[0]).toBeCloseTo(299 * 0.3333, 2);
  expect(end[1]).toBeCloseTo(299 * 0.0049, 2);
});

test('neighbours that look the same share an element, others do not', () => {
  const square = (x: number, fill: string): Item => ({ kind: 'polygon', points: [x, 0, x + 1, 0, x + 1, 1, x, 1], fill });
  const paths = parseXml(writeSvg(drawingOf(square(0, '#111111'), square(1, '#111111'), square(2, '#222222')))).filter(({ name }) => name === 'path');
  expect(paths.map(({ attributes }) => attributes.d)).toEqual(['M0 0l1 0 0 1-1 0zM1 0l1 0 0 1-1 0z', 'M2 0l1 0 0 1-1 0z']);
});

test('groups keep their names, clips their boxes', () => {
  const inner: Item = { kind: 'path', lines: [[0, 0, 1, 1]], stroke: '#000000' };
  const elements = parseXml(writeSvg(drawingOf({ kind: 'group', name: 'axes', items: [inner] }, { kind: 'group', name: 'axes', clip: { left: 1, top: 2, width: 3, height: 4 }, items: [inner] })));
  expect(elements.flatMap(({ attributes }) => attributes.id ?? [])).toEqual(['axes', 'clip-1', 'axes-2']);
  expect(elements.find(({ attributes }) => attributes.id === 'axes-2')?.attributes['clip-path']).toBe('url(#clip-1)');
});
