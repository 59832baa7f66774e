import { expect, test } from 'vitest';
import { choosePaper } from '../../../src-shared/figures/paper';
import { project } from '../../../src-shared/figures/projection';
import { drawSurface } from '../../../src-shared/figures/surface';
import { writeSvg } from '../../../src-shared/figures/write-svg';
import { bowl, columns, groups, surface, wordsOf } from './examples';

const paper = choosePaper();

test('results side by side have one scale, one size and one colour bar', () => {
  const drawing = drawSurface(surface, { calm: bowl(9), steep: bowl(9, { steepness: 1.5 }) }, columns, paper);
  const [calm, steep] = drawing.panels;
  expect([calm.label, steep.label]).toEqual(['calm', 'steep']);
  expect(calm.z).toEqual(steep.z);
  expect([calm.box.width, calm.box.height, calm.box.top]).toEqual([steep.box.width, steep.box.height, steep.box.top]);
  expect(groups(drawing.items, 'colour-bar')).toHaveLength(1);
  const corner = ({ projection = [], box }: (typeof drawing.panels)[0]) => project({ matrix: projection, camera: [0, 0, 0] }, 0.5, 0.5, 0.34).map((value, k) => value - (k === 0 ? box.left : box.top));
  corner(calm).forEach((value, k) => expect(value).toBeCloseTo(corner(steep)[k], 9));
});

test('the same value has the same height and colour in every panel', () => {
  const rows = bowl(9);
  const [one, two] = groups(drawSurface(surface, { one: rows, two: rows, steep: bowl(9, { steepness: 2 }) }, columns, paper).items, 'surface');
  const colours = (faces: typeof one) => faces.map((face) => (face.kind === 'polygon' ? face.fill : ''));
  expect(colours(one)).toEqual(colours(two));
});

test('every face lies inside the panel', () => {
  const drawing = drawSurface(surface, bowl(21, { steepness: 8, bumps: 1 }), columns, paper);
  const { left, top, width, height } = drawing.panels[0].box;
  for (const face of groups(drawing.items, 'surface')[0]) {
    if (face.kind !== 'polygon') throw new Error(`no face: ${face.kind}`);
    face.points.forEach((value, k) => {
      expect(value).toBeGreaterThanOrEqual(k % 2 === 0 ? left : top);
      expect(value).toBeLessThanOrEqual(k % 2 === 0 ? left + width : top + height);
    });
  }
});

test('what was cut is written under the figure', () => {
  const words = wordsOf(drawSurface({ ...surface, top: 2 }, bowl(9, { steepness: 3 }), columns, paper)).join(' ');
  expect(words).toContain('Training loss is cut at 2; the highest value is');
  const uncut = wordsOf(drawSurface({ ...surface, top: null }, bowl(9, { steepness: 8 }), columns, paper)).join(' ');
  expect(uncut).not.toContain('cut');
});

test('rows that differ in the facet column are panels, of which a single one needs no name', () => {
  const rows = ['a', 'b', 'c'].flatMap((network) => bowl(5).map((row) => ({ ...row, network })));
  expect(drawSurface({ ...surface, facet: 'network' }, rows, columns, paper).panels.map(({ label }) => label)).toEqual(['a', 'b', 'c']);
  expect(drawSurface({ ...surface, facet: 'network', where: { network: 'b' } }, rows, columns, paper).panels.map(({ label }) => label)).toEqual(['']);
});

test('panels of numbers are headed with what the numbers are, and rows from before there was such a column with nothing', () => {
  const rows = [1, 2].flatMap((epoch) => bowl(5).map((row) => ({ ...row, epoch })));
  expect(drawSurface({ ...surface, facet: 'epoch' }, rows, columns, paper).panels.map(({ label }) => label)).toEqual(['Epoch 1', 'Epoch 2']);
  expect(drawSurface({ ...surface, facet: 'epoch' }, bowl(5), columns, paper).panels.map(({ label }) => label)).toEqual(['']);
});

test.each([[-58, 32], [30, 10], [120, 60], [0, 0], [200, 90]])('it can be seen from azimuth %i and elevation %i', (azimuth, elevation) => {
  const drawing = drawSurface(surface, bowl(9), columns, paper, { azimuth, elevation });
  expect(groups(drawing.items, 'surface')[0]).toHaveLength(64);
});

test('a surface of 51 by 51 values is a vector file of less than 400 kB', () => {
  expect(writeSvg(drawSurface(surface, bowl(51, { steepness: 5, bumps: 1 }), columns, choosePaper({ width: '3.25in' }))).length).toBeLessThan(400_000);
});

test('its SVG is as it was', async () => {
  await expect(writeSvg(drawSurface(surface, bowl(5, { steepness: 2 }), columns, choosePaper({ width: '3.25in' })))).toMatchFileSnapshot('../../figures/surface.svg');
});
