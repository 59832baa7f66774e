import { createRequire } from 'node:module';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import sharp from 'sharp';
import type { Drawing } from '../../src-shared/figures/drawing';
import { bundledFont } from '../../src-shared/figures/paper';
import { writeCanvas } from '../../src-shared/figures/write-canvas';
import { Refusal } from '../../src-shared/refusal';

const fontFiles = ['400Regular/SourceSans3_400Regular.ttf', '600SemiBold/SourceSans3_600SemiBold.ttf'];

/** The drawing as a PNG image of `dpi` pixels an inch, which it says of itself. Throws a Refusal for images too large to make. */
export async function writePng(drawing: Drawing, dpi = 300): Promise<Buffer> {
  const pixels = dpi / 72;
  const [width, height] = [Math.round(drawing.width * pixels), Math.round(drawing.height * pixels)];
  if (!(dpi >= 36) || width * height > 2 ** 28) {
    throw new Refusal(`An image of ${width} by ${height} pixels cannot be made: choose between 36 and 1200 dots an inch, or a narrower figure.`);
  }
  registerFonts();
  const canvas = createCanvas(width, height);
  writeCanvas(drawing, canvas.getContext('2d'), pixels);
  return sharp(await canvas.encode('png')).withMetadata({ density: dpi }).png().toBuffer();
}

function registerFonts(): void {
  if (GlobalFonts.has(bundledFont)) return;
  const require = createRequire(import.meta.url);
  for (const file of fontFiles) GlobalFonts.registerFromPath(require.resolve(`@expo-google-fonts/source-sans-3/${file}`), bundledFont);
}
