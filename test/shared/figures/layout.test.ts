import { expect, test } from 'vitest';
import { drawContour } from '../../../src-shared/figures/contour';
import { choosePaper } from '../../../src-shared/figures/paper';
import { boundsOf } from '../../../src-shared/figures/text-size';
import { bowl, columns, contour, textsOf } from './examples';

const paper = choosePaper({ width: '5.5in' });
const headed = (names: readonly string[]) => drawContour(contour, Object.fromEntries(names.map((name) => [name, bowl(5)])), columns, paper);

test('long headings go on in lines of their own, each over its panel, clear of its neighbours', () => {
  const names = ['ResNet-20 with a small batch', 'ResNet-20 with a large batch and no weight decay at all', 'VGG-9'];
  const drawing = headed(names);
  const headings = textsOf(drawing).filter(({ weight }) => weight === 600);
  expect(headings.length).toBeGreaterThan(3);
  names.forEach((name, k) => {
    const { left, top, width } = drawing.panels[k].box;
    const own = headings.filter(({ x }) => Math.abs(x - left - width / 2) < 0.4 * width);
    expect(own.map(({ text }) => text).join(' ')).toBe(name);
    const around = boundsOf(own);
    expect(around.top + around.height).toBeLessThan(top);
    expect(around.width).toBeLessThanOrEqual(width + 14);
  });
});

test('headings of words wider than a panel are set smaller, and shortened where that is not enough', () => {
  const names = ['layer1.0.conv1.weight.of.the.first', 'layer1.0.conv2.weight', 'layer2.0.shortcut.0.weight', 'an.impossibly.long.name.of.a.parameter.that.no.panel.has.room.for'];
  const headings = textsOf(headed(names)).filter(({ weight }) => weight === 600);
  expect(headings.map(({ text }) => text)).toEqual([...names.slice(0, 3), expect.stringMatching(/^an\.impossibly.*…$/)]);
  expect(new Set(headings.map(({ size }) => size)).size).toBe(1);
  expect(headings[0].size).toBeLessThan(paper.fontSize);
});

test('panels that keep their shape go into more rows where that makes them larger on the paper there is', () => {
  const tilesOn = (height: string, names: readonly string[]) =>
    drawContour(contour, Object.fromEntries(names.map((name) => [name, bowl(5)])), columns, choosePaper({ width: '440pt', height })).panels.map(({ box }) => box);
  const places = (boxes: ReturnType<typeof tilesOn>) => [new Set(boxes.map(({ left }) => left)).size, new Set(boxes.map(({ top }) => top)).size];
  expect(places(tilesOn('150pt', ['a', 'b', 'c']))).toEqual([3, 1]);
  expect(places(tilesOn('440pt', ['a', 'b', 'c']))).toEqual([2, 2]);
  expect(places(tilesOn('900pt', ['a', 'b']))).toEqual([1, 2]);
  const high = tilesOn('440pt', ['a', 'b', 'c']);
  expect(high[0].height).toBeGreaterThan(tilesOn('150pt', ['a', 'b', 'c'])[0].height);
  expect(Math.max(...high.map(({ top, height }) => top + height))).toBeLessThan(440);
});
