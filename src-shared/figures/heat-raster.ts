import type { CellSpan } from './cell-axis';
import { pixelOf, type Raster } from './raster';

/** The cells of a heat map, ready to be painted. */
export interface HeatCells {
  readonly across: readonly CellSpan[];
  readonly upwards: readonly CellSpan[];
  /** (lines, columns): the place of each cell's colour; -1 where there is none. */
  readonly steps: Int16Array;
  readonly colours: Int32Array;
  /** The colour of holes. */
  readonly hole: number;
}

/** Paints cells over the whole of a raster, each pixel in the colour of the cell in which its middle lies. */
export function paintHeat({ width, height, pixels }: Raster, { across, upwards, steps, colours, hole }: HeatCells): void {
  const fills = Int32Array.from(colours, pixelOf);
  const columns = placesIn(across, width);
  const lines = placesIn(upwards, height);
  for (let y = 0, k = 0; y < height; y++) {
    // Lines count upwards, pixels downwards.
    const line = lines[height - 1 - y];
    for (let x = 0; x < width; x++, k++) {
      const step = line < 0 || columns[x] < 0 ? -1 : steps[line * across.length + columns[x]];
      pixels[k] = step < 0 ? pixelOf(hole) : fills[step];
    }
  }
}

/** For each pixel along an axis, the cell in which its middle lies; -1 where it lies in none. */
function placesIn(spans: readonly CellSpan[], count: number): Int32Array {
  const places = new Int32Array(count).fill(-1);
  spans.forEach(([from, to], cell) => places.fill(cell, Math.max(0, Math.ceil(from * count - 0.5)), Math.max(0, Math.ceil(to * count - 0.5))));
  return places;
}
