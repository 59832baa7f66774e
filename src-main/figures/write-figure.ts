import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Drawing } from '../../src-shared/figures/drawing';
import { writeSvg } from '../../src-shared/figures/write-svg';
import { Refusal } from '../../src-shared/refusal';
import { writePng } from './png';

/** The formats that a figure can be written in, by the ending of the file's name. */
export const figureFormats = ['.svg', '.png'] as const;

/**
 * Writes the drawing to a file in the format of its name's ending; `dpi` is the resolution of images.
 * A file of that name is replaced whole or not at all. Throws a Refusal for other endings and where the file cannot be written.
 */
export async function writeFigure(path: string, drawing: Drawing, dpi?: number): Promise<void> {
  const contents = await contentsOf(path, drawing, dpi);
  const draft = `${path}.${randomUUID()}.part`;
  try {
    await writeFile(draft, contents, { flush: true });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw new Refusal(`The figure cannot be written to ${path}: ${error instanceof Error ? error.message : String(error)}. Choose another place, or make room there.`, { cause: error });
  }
}

async function contentsOf(path: string, drawing: Drawing, dpi?: number): Promise<string | Buffer> {
  const ending = extname(path).toLowerCase();
  if (ending === '.svg') return writeSvg(drawing);
  if (ending === '.png') return writePng(drawing, dpi);
  throw new Refusal(`A figure cannot be written as "${path}": end its name in ${figureFormats.join(' or ')}.`);
}
