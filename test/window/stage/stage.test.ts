import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { View } from '../../../src-shared/figures';
import { canBrowse } from '../../browser';
import { barriers } from '../../axe';
import { stagePages } from './stage-pages';

const open = stagePages();

/** A stage that has been painted finely. */
async function stage(query: Record<string, string> = {}) {
  const opened = await open(query);
  await opened.page.locator('canvas[data-quality="fine"]').waitFor();
  return opened;
}

const viewOf = (page: Page) => page.evaluate(() => (window as unknown as { view: () => View }).view());
const readoutOf = (page: Page) => page.locator('.readout').innerText().then((text) => text.replace(/\s+/g, ' ').trim());
const statusOf = (page: Page) => page.getByRole('status').textContent();

/** How many different colours a picture of the page shows, and how many of its pixels are coloured rather than grey. */
async function look(page: Page): Promise<{ colours: number; coloured: number; ground: readonly number[] }> {
  const image = await loadImage(await page.screenshot());
  const canvas = createCanvas(image.width, image.height).getContext('2d');
  canvas.drawImage(image, 0, 0);
  const { data } = canvas.getImageData(0, 0, image.width, image.height);
  const seen = new Set<number>();
  let coloured = 0;
  for (let k = 0; k < data.length; k += 4) {
    const [r, g, b] = [data[k], data[k + 1], data[k + 2]];
    seen.add((r << 16) | (g << 8) | b);
    if (Math.max(r, g, b) - Math.min(r, g, b) > 40) coloured++;
  }
  return { colours: seen.size, coloured: coloured / (image.width * image.height), ground: [...data.slice(0, 3)] };
}

const drawings: readonly [string, Record<string, string>, number][] = [
  ['a surface', {}, 0.15],
  ['two surfaces', { rows: 'two' }, 0.1],
  ['contours', { draw: 'contour', spec: '{"scale":"log"}' }, 0.3],
  ['a heat map', { draw: 'heat', spec: '{"scale":"log"}' }, 0.3],
  ['a heat map of names', { draw: 'heat', rows: 'matrix', spec: '{"palette":"diverging"}' }, 0.2],
  ['curves', { draw: 'lines', rows: 'two' }, 0.004],
  ['a figure without rows', { rows: 'none' }, 0],
];

test.skipIf(!canBrowse).each(drawings.flatMap(([name, query, least]) => (['light', 'dark'] as const).map((theme) => [name, theme, query, least] as const)))('%s is shown, %s', async (_, theme, query, least) => {
  const { page, complaints } = await stage({ ...query, theme });
  const { colours, coloured, ground } = await look(page);
  expect(coloured).toBeGreaterThanOrEqual(least);
  expect(colours).toBeGreaterThan(20);
  expect(ground).toEqual(theme === 'dark' ? [0x16, 0x19, 0x1d] : [0xfd, 0xfd, 0xfc]);
  expect(complaints).toEqual([]);
  const found = await barriers(page);
  expect(found.filter((barrier) => !/^(page-has-heading-one|document-title)/.test(barrier))).toEqual([]);
  await page.close();
});

test.skipIf(!canBrowse)('dragging turns a surface, the wheel comes nearer, a double click shows the first view', async () => {
  const { page } = await stage();
  const first = await viewOf(page);
  await page.mouse.move(400, 300);
  await page.mouse.down();
  await page.mouse.move(500, 340, { steps: 5 });
  await page.mouse.up();
  const turned = await viewOf(page);
  expect(turned.azimuth).toBeCloseTo(first.azimuth - 40, 6);
  expect(turned.elevation).toBeCloseTo(first.elevation + 16, 6);
  await page.mouse.wheel(0, -300);
  expect((await viewOf(page)).zoom).toBeGreaterThan(1.2);
  await page.mouse.dblclick(400, 300);
  expect(await viewOf(page)).toEqual(first);
  await page.close();
});

test.skipIf(!canBrowse)('arrow keys turn, plus and minus zoom, 0 shows the first view', async () => {
  const { page } = await stage();
  const first = await viewOf(page);
  await page.keyboard.press('Tab');
  for (const key of ['ArrowRight', 'ArrowUp', 'ArrowUp', '+']) await page.keyboard.press(key);
  expect(await viewOf(page)).toMatchObject({ azimuth: first.azimuth - 5, elevation: first.elevation - 10, zoom: 1.2 });
  await page.keyboard.press('-');
  expect((await viewOf(page)).zoom).toBeCloseTo(1, 9);
  await page.keyboard.press('0');
  expect(await viewOf(page)).toEqual(first);
  await page.close();
});

test.skipIf(!canBrowse)('turning shows another picture, and the first view the first picture again', async () => {
  const { page } = await stage();
  const picture = () => page.locator('canvas').evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  const first = await picture();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(picture).not.toBe(first);
  await page.keyboard.press('Home');
  await expect.poll(picture).toBe(first);
  await page.close();
});

test.skipIf(!canBrowse)('a pointer reads the values under it, and leaves none behind', async () => {
  const { page } = await stage({ draw: 'contour' });
  await page.mouse.move(457, 306);
  await expect.poll(() => readoutOf(page)).toMatch(/^Direction 1 (0|−?0\.0\d) Direction 2 (0|−?0\.0\d) Training loss 0\.1/);
  expect(await statusOf(page)).toBe('');
  await page.mouse.move(5, 5);
  await expect.poll(() => readoutOf(page)).toBe('');
  await page.close();
});

test.skipIf(!canBrowse)('by keyboard values are read and said, on a surface with Alt', async () => {
  const { page } = await stage();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => statusOf(page)).toBe('Direction 1 0, Direction 2 0, Training loss 0.1');
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(() => statusOf(page)).toMatch(/^Direction 1 0\.04, Direction 2 0, /);
  expect(await readoutOf(page)).toMatch(/^Direction 1 0\.04 Direction 2 0 Training loss/);
  await page.keyboard.press('Escape');
  await expect.poll(() => statusOf(page)).toBe('');
  await page.close();
});

test.skipIf(!canBrowse)('a pointer over curves reads every curve at one place', async () => {
  const { page } = await stage({ draw: 'lines' });
  await page.mouse.move(403, 300);
  await expect.poll(() => readoutOf(page)).toMatch(/^Epoch 9 Training loss [\d.]+ Test loss [\d.]+ Training accuracy \(%\) [\d.]+ Test accuracy \(%\) [\d.]+$/);
  expect(await page.locator('svg line').count()).toBe(1);
  await page.close();
});

test.skipIf(!canBrowse)('rows that arrive are shown', async () => {
  const { page } = await stage({ rows: 'none' });
  const before = await look(page);
  await page.evaluate(() => {
    const { tell, bowl } = window as unknown as { tell(rows: unknown): void; bowl(side: number): unknown };
    tell(bowl(21));
  });
  await expect.poll(async () => (await look(page)).coloured).toBeGreaterThan(before.coloured + 0.1);
  await expect.poll(() => page.getByRole('img').getAttribute('aria-describedby').then((id) => page.locator(`[id="${id}"]`).textContent())).toContain('on 21 by 21 points');
  await page.close();
});

test.skipIf(!canBrowse)('the drawing follows the size of its place', async () => {
  const { page } = await stage();
  const width = () => page.locator('canvas').evaluate((canvas: HTMLCanvasElement) => canvas.width);
  const wide = await width();
  await page.setViewportSize({ width: 500, height: 680 });
  await expect.poll(width).toBe(wide - 440);
  await page.close();
});
