/** A small square picture (side x side x 3, between 0 and 1) that strokes are painted on, smooth at their edges. */
export interface Canvas {
  readonly side: number;
  readonly pixels: Float32Array;
  /** For each pixel the square of its distance from the stroke being painted. */
  readonly distance: Float32Array;
}

export const newCanvas = (side: number): Canvas => ({ side, pixels: new Float32Array(side * side * 3), distance: new Float32Array(side * side) });

/** A colour that changes along a direction: from + slope x (how far along), and a wave across it. */
export interface Paint {
  readonly colour: readonly number[];
  readonly slope: readonly number[];
  readonly direction: readonly [x: number, y: number];
  /** Height of the wave, its cycles across the picture, and where it starts. */
  readonly wave: readonly [height: number, cycles: number, phase: number];
}

function blend(canvas: Canvas, paint: Paint, cover: (pixel: number) => number): void {
  const { side, pixels } = canvas;
  const [height, cycles, phase] = paint.wave;
  for (let y = 0, pixel = 0; y < side; y++) {
    for (let x = 0; x < side; x++, pixel++) {
      const alpha = cover(pixel);
      if (alpha <= 0) continue;
      const u = (x + 0.5) / side - 0.5;
      const v = (y + 0.5) / side - 0.5;
      const along = u * paint.direction[0] + v * paint.direction[1];
      const ripple = height === 0 ? 0 : height * Math.sin(2 * Math.PI * (cycles * (u * paint.direction[1] - v * paint.direction[0]) + phase));
      for (let c = 0; c < 3; c++) {
        const at = pixel * 3 + c;
        pixels[at] += alpha * (paint.colour[c] + paint.slope[c] * along + ripple - pixels[at]);
      }
    }
  }
}

/** Covers the whole picture. */
export const fill = (canvas: Canvas, paint: Paint): void => blend(canvas, paint, () => 1);

/**
 * Paints strokes of the given width (pixels): coverage falls from 1 to 0 over one pixel at the edge.
 * Points are x, y in pixels (strokes x perStroke x 2); each stroke joins perStroke of them.
 */
export function paintStrokes(canvas: Canvas, points: Float64Array, perStroke: number, width: number, paint: Paint): void {
  const { side, distance } = canvas;
  const reach = width / 2 + 0.5;
  distance.fill(reach * reach);
  const total = points.length / 2;
  for (let k = 0; k + 1 < total; k++) {
    if ((k + 1) % perStroke === 0) continue;
    const ax = points[2 * k];
    const ay = points[2 * k + 1];
    const dx = points[2 * k + 2] - ax;
    const dy = points[2 * k + 3] - ay;
    const squared = dx * dx + dy * dy;
    const left = Math.max(0, Math.floor(Math.min(ax, ax + dx) - reach));
    const right = Math.min(side - 1, Math.ceil(Math.max(ax, ax + dx) + reach));
    const bottom = Math.min(side - 1, Math.ceil(Math.max(ay, ay + dy) + reach));
    for (let y = Math.max(0, Math.floor(Math.min(ay, ay + dy) - reach)); y <= bottom; y++) {
      for (let x = left; x <= right; x++) {
        const px = x + 0.5 - ax;
        const py = y + 0.5 - ay;
        const t = squared > 0 ? Math.max(0, Math.min(1, (px * dx + py * dy) / squared)) : 0;
        const ex = px - t * dx;
        const ey = py - t * dy;
        const away = ex * ex + ey * ey;
        if (away < distance[y * side + x]) distance[y * side + x] = away;
      }
    }
  }
  blend(canvas, paint, (pixel) => Math.min(1, reach - Math.sqrt(distance[pixel])));
}
