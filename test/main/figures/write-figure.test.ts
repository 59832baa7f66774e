import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writePng } from '../../../src-main/figures/png';
import { writeFigure } from '../../../src-main/figures/write-figure';
import { draw } from '../../../src-shared/figures/index';
import { bundledFont, choosePaper } from '../../../src-shared/figures/paper';
import { textWidth } from '../../../src-shared/figures/text-size';
import { Refusal } from '../../../src-shared/refusal';
import { bowl, columns, surface } from '../../shared/figures/examples';

const drawing = draw(surface, bowl(9), columns, choosePaper({ width: '3.25in' }));
let folder: string;
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'figures-')); });
afterEach(() => rm(folder, { recursive: true }));

test('an image has the resolution asked for, and says so', async () => {
  const { width, height, density, format } = await sharp(await writePng(drawing, 300)).metadata();
  expect({ width, height, density, format }).toEqual({ width: 975, height: Math.round((drawing.height * 300) / 72), density: 300, format: 'png' });
});

test('an image shows the surface in its colours on white', async () => {
  const { data, info } = await sharp(await writePng(drawing, 100)).raw().toBuffer({ resolveWithObject: true });
  expect([...data.subarray(0, 3)]).toEqual([255, 255, 255]);
  let coloured = 0;
  for (let k = 0; k < data.length; k += info.channels) if (Math.max(...data.subarray(k, k + 3)) - Math.min(...data.subarray(k, k + 3)) > 40) coloured++;
  expect(coloured / (info.width * info.height)).toBeGreaterThan(0.1);
});

test('texts are as wide as the table of the font says', async () => {
  await writePng(drawing, 72);
  const canvas = createCanvas(10, 10).getContext('2d');
  for (const weight of [400, 600] as const) {
    canvas.font = `${weight} 100px "${bundledFont}"`;
    canvas.fontKerning = 'none';
    for (const text of ['Training loss', '−0.25', '4.27\u2009×\u200910⁻⁵', 'α β λ ‖θ‖ é ß']) expect(textWidth(text, 100, weight) / canvas.measureText(text).width).toBeCloseTo(1, 2);
  }
});

test('an image too large to make is refused', async () => {
  await expect(writePng(drawing, 1e5)).rejects.toThrow(Refusal);
  await expect(writePng(drawing, NaN)).rejects.toThrow(Refusal);
});

test('the ending of the name chooses the format, and nothing else is left in the folder', async () => {
  await writeFigure(join(folder, 'a.svg'), drawing);
  await writeFigure(join(folder, 'b.PNG'), drawing, 72);
  expect((await readdir(folder)).sort()).toEqual(['a.svg', 'b.PNG']);
  expect(await readFile(join(folder, 'a.svg'), 'utf8')).toMatch(/^<svg /);
  expect((await sharp(join(folder, 'b.PNG')).metadata()).format).toBe('png');
});

test('what cannot be written is refused by name, and the file that was there stays', async () => {
  await writeFile(join(folder, 'a.gif'), 'kept');
  await expect(writeFigure(join(folder, 'a.gif'), drawing)).rejects.toThrow(/a\.gif.*\.svg or \.png/);
  expect(await readFile(join(folder, 'a.gif'), 'utf8')).toBe('kept');
  await expect(writeFigure(join(folder, 'missing', 'a.svg'), drawing)).rejects.toThrow(Refusal);
});
