import { describe, expect, test } from 'vitest';
import type { FigureSpec } from '../../../src-shared/figure';
import { draw, type FigureRows } from '../../../src-shared/figures';
import { luminance } from '../../../src-shared/figures/colours';
import type { Row } from '../../../src-shared/kind';
import { choosePaper } from '../../../src-shared/figures/paper';
import { defaultView } from '../../../src-shared/figures/projection';
import { prepare } from '../../../src-shared/figures/staged';
import { boundsOf } from '../../../src-shared/figures/text-size';
import { bowl, columns, contour, flat, groups, heat, surface, wordsOf } from './examples';

const told = { ...columns, away: { label: 'Distance from the plane' } };
const paper = choosePaper({ width: '3.25in' });
const plane = bowl(21).map((row) => ({ ...row, part: 'plane' }));
const arc = (network: string, part: string, tilt: number, away?: number): Row[] =>
  Array.from({ length: 9 }, (_, k) => ({ part, network, a: -0.8 + 0.2 * k, b: tilt * Math.sin((k * Math.PI) / 8), loss: 0.5, ...(away !== undefined && { away: away * Math.sin((k * Math.PI) / 8) }) }));
const walk = arc('a walk', 'walk', -0.2, 3.25);
const rows = [...plane, ...arc('high', 'curve', 0.7, 0.5), ...arc('low', 'curve', -0.7, 0.25), ...arc('side one', 'side', 0.05), ...arc('side two', 'side', -0.05), ...walk];
const over = {
  spots: { column: 'part', except: 'plane' },
  path: [
    { where: { part: 'side' }, series: 'network', name: 'straight', discs: false, dashed: true },
    { where: { part: 'curve' }, series: 'network', off: 'away', discs: false },
    { where: { part: 'walk' }, series: 'network', off: 'away' },
  ],
};
const drawn = (spec: FigureSpec, some: FigureRows = rows, on = paper) => draw({ ...spec, ...over }, some, told, on);
/** Lines of nine points in an ink: what is drawn over white rims. */
const inked = (drawing: ReturnType<typeof drawn>) => flat(drawing.items).flatMap((item) => (item.kind === 'path' && item.lines[0]?.length === 18 && item.stroke !== '#ffffff' && item.stroke !== undefined ? [item] : []));

describe.each([['contour', contour], ['heat', heat]] as const)('several paths over a %s', (_, spec) => {
  test('have inks of their own, but for those of one name, which are dashed', () => {
    const lines = inked(drawn(spec));
    expect(lines).toHaveLength(5);
    const [one, two, ...others] = lines.map(({ stroke }) => stroke);
    expect([one, two]).toEqual(['#000000', '#000000']);
    expect(new Set(others).size).toBe(3);
    expect(lines.map(({ dash = [] }) => dash.length > 0)).toEqual([true, true, false, true, false]);
  });

  test('are each on a white rim as long as they are, beneath them', () => {
    const items = flat(drawn(spec).items);
    for (const line of inked(drawn(spec))) {
      const rim = items.findIndex((item) => item.kind === 'path' && item.stroke === '#ffffff' && item.lines[0]?.join() === line.lines[0].join());
      const at = items.findIndex((item) => item.kind === 'path' && item.stroke === line.stroke && item.lines[0]?.join() === line.lines[0].join());
      expect([rim >= 0, rim < at]).toEqual([true, true]);
    }
  });

  test('have discs only where they are asked for', () => {
    const discs = flat(drawn(spec).items).filter((item) => item.kind === 'polygon' && item.points.length === 32);
    expect(discs).toHaveLength(walk.length);
  });

  test('are named in a legend, each name once, in inks that can be read on its paper', () => {
    for (const theme of ['light', 'dark'] as const) {
      const drawing = drawn(spec, rows, choosePaper({ width: '3.25in', theme }));
      const [legend] = groups(drawing.items, 'legend');
      expect(legend.flatMap((item) => (item.kind === 'text' ? [item.text] : []))).toEqual(['straight', 'high', 'low', 'a walk']);
      const back = luminance(drawing.background);
      for (const item of legend) {
        const colour = item.kind === 'text' ? item.colour : item.kind === 'path' && item.stroke !== '#ffffff' ? item.stroke : undefined;
        // The white rim makes up for black on dark paper.
        if (colour === undefined || colour === '#000000') continue;
        const [light, dark] = [Math.max(luminance(colour), back), Math.min(luminance(colour), back)];
        expect((light + 0.05) / (dark + 0.05), `${colour} on ${drawing.background}`).toBeGreaterThan(2.5);
      }
    }
  });

  test('are told from the plane by how far they lie from it', () => {
    expect(wordsOf(drawn(spec)).join(' ')).toContain('Distance from the plane at most 0.5 (high), 0.25 (low), 3.25 (a walk).');
    expect(drawn(spec).description).toContain('Paths over it: straight; high; low; a walk.');
  });

  test('lie on the plane where rounding is all that lifts them off it', () => {
    expect(drawn(spec, [...plane, ...arc('high', 'curve', 0.7, 1e-12)]).description).toContain('Distance from the plane at most 0 (high).');
  });

  test('are neither names of places nor part of the grid', () => {
    expect(drawn(spec).description).not.toContain('Marked');
    expect(drawn(spec).description).toContain('on 21 by 21 points.');
  });

  test('are read where they pass, with their own value and their distance', () => {
    const { page, readingsWith } = prepare({ ...spec, ...over }, rows, told, paper)(defaultView);
    const { at, read } = readingsWith(() => 0);
    const { box, x, y } = page.panels[0];
    const placed = (a: number, b: number) => at(box.left + ((a - x.domain[0]) / (x.domain[1] - x.domain[0])) * box.width, box.top + (1 - (b - y.domain[0]) / (y.domain[1] - y.domain[0])) * box.height)!;
    const values = (a: number, b: number) => read(placed(a, b))!.values.slice(3).map(({ title, text }) => `${title}: ${text}`);
    expect(values(0, 0.7)).toEqual(['high: 0.5, 0.5 away']);
    expect(values(0, -0.2)).toEqual(['a walk: 0.5, 3.25 away']);
    expect(values(0, 0.4)).toEqual([]);
  });
});

test('a surface is drawn without them, on the grid alone', () => {
  const { x, y, ...other } = draw({ ...surface, ...over }, rows, told, paper).panels[0];
  const alone = draw(surface, plane, told, paper).panels[0];
  expect([x.domain, y.domain, other.z]).toEqual([alone.x.domain, alone.y.domain, alone.z]);
  expect(draw({ ...surface, ...over }, rows, told, paper).description).not.toContain('Distance');
});

test('a path of one name looks alike in every panel, also where another comes first', () => {
  const drawing = drawn(contour, { one: rows, two: [...plane, ...arc('low', 'curve', -0.7, 4), ...walk] });
  const [first, second] = groups(drawing.items, 'contours').map((items) => items.flatMap((item) => (item.kind === 'path' && item.lines[0]?.length === 18 && item.stroke !== '#ffffff' && item.stroke !== undefined ? [item.stroke] : [])));
  expect(second).toEqual(first.slice(3));
  expect(wordsOf(drawing).join(' ')).toContain('4 (low)');
});

test('more paths than inks, with names longer than the paper, still lie within it', () => {
  const crowd = Array.from({ length: 9 }, (_, k) => arc(`${k}: ${'a network with a name '.repeat(6)}`, 'curve', k / 10)).flat();
  const drawing = drawn(contour, [...plane, ...crowd]);
  const shortened = groups(drawing.items, 'legend')[0].flatMap((item) => (item.kind === 'text' ? [item.text] : []));
  expect(shortened.map((text) => text.slice(0, 2) + text.slice(-1))).toEqual(Array.from({ length: 9 }, (_, k) => `${k}:…`));
  const { left, width } = boundsOf(drawing.items);
  expect(left).toBeGreaterThanOrEqual(-0.01);
  expect(left + width).toBeLessThanOrEqual(drawing.width + 0.01);
});
