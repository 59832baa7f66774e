import { clearRaster, halve, makeRaster, type Raster } from '../../src-shared/figures/raster';
import type { NearnessAt, Painted, Staged } from '../../src-shared/figures/staged';
import { writeCanvas, writeOver } from '../../src-shared/figures/write-canvas';

/** Points of paper in a CSS pixel. */
export const pointsPerPixel = 0.75;

/** While something moves, every frame counts; at rest, every edge. */
export type Quality = 'quick' | 'fine';

/** Paints staged figures on a canvas. */
export interface Painter {
  readonly paint: (staged: Staged, quality: Quality) => void;
  /** Of what was painted last. */
  readonly nearnessAt: NearnessAt;
}

/** A raster with the canvas through which it comes to the screen; both keep their memory from frame to frame. */
interface Sheet {
  readonly raster: Raster;
  readonly image: ImageData;
  readonly canvas: HTMLCanvasElement;
  readonly context: CanvasRenderingContext2D;
}

/** Rasters with more pixels than this are painted coarser while something moves, and not smoothed at rest. */
const mostQuick = 1.2e6;
const mostFine = 6e6;

/** A painter for a canvas, whose size it sets. */
export function makePainter(canvas: HTMLCanvasElement): Painter {
  const context = contextOf(canvas);
  const sheets: Record<Quality, Sheet[]> = { quick: [], fine: [] };
  const smooth: Raster[] = [];
  let last: { readonly painted: readonly Painted[]; readonly seen: readonly Raster[] } = { painted: [], seen: [] };

  function put({ box, paint }: Painted, k: number, pixels: number, quality: Quality): Raster {
    // On whole pixels of the screen nothing is blurred.
    const [left, top] = [Math.round(box.left * pixels), Math.round(box.top * pixels)];
    const [across, down] = [Math.round((box.left + box.width) * pixels) - left, Math.round((box.top + box.height) * pixels) - top];
    const isSmoothed = quality === 'fine' && across * down * 4 <= mostFine;
    const scale = quality === 'quick' ? Math.min(1, Math.sqrt(mostQuick / (across * down))) : 1;
    const [width, height] = [Math.max(1, Math.round(across * scale)), Math.max(1, Math.round(down * scale))];
    const sheet = (sheets[quality][k] = sized(sheets[quality][k], width, height));
    let seen = sheet.raster;
    if (isSmoothed) {
      seen = smooth[k] = smooth[k]?.width === 2 * width && smooth[k].height === 2 * height ? smooth[k] : makeRaster(2 * width, 2 * height);
      clearRaster(seen);
      paint(seen, (2 * width) / box.width);
      halve(seen, sheet.raster);
    } else {
      clearRaster(seen);
      paint(seen, width / box.width);
    }
    sheet.context.putImageData(sheet.image, 0, 0);
    context.drawImage(sheet.canvas, left, top, across, down);
    return seen;
  }

  return {
    paint({ page, below, painted, above }, quality) {
      const pixels = devicePixelRatio / pointsPerPixel;
      const [width, height] = [Math.round(page.width * pixels), Math.round(page.height * pixels)];
      if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
      writeCanvas({ ...page, items: below }, context, pixels);
      last = { painted, seen: painted.map((part, k) => put(part, k, pixels, quality)) };
      writeOver({ items: above, font: page.font }, context, pixels);
      canvas.dataset['quality'] = painted.length > 0 ? quality : 'fine';
    },
    nearnessAt(panel, x, y) {
      const [raster, part] = [last.seen[panel], last.painted[panel]];
      if (!raster || !part) return 0;
      const { left, top, width, height } = part.box;
      const [column, line] = [Math.floor(((x - left) / width) * raster.width), Math.floor(((y - top) / height) * raster.height)];
      return column < 0 || line < 0 || column >= raster.width || line >= raster.height ? 0 : raster.nearness[line * raster.width + column];
    },
  };
}

function sized(sheet: Sheet | undefined, width: number, height: number): Sheet {
  if (sheet?.raster.width === width && sheet.raster.height === height) return sheet;
  const raster = makeRaster(width, height);
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  return { raster, canvas, context: contextOf(canvas), image: new ImageData(new Uint8ClampedArray(raster.pixels.buffer as ArrayBuffer), width, height) };
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2d context');
  return context;
}
