/** A picture of pixels, each with how near it is to the camera, to be painted anew at every frame: its lists are made once. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  /**
   * As ImageData has them in its bytes on the little-endian machines that browsers run on, 0xAABBGGRR, 0 where nothing is.
   * Signed: an opaque colour is then a small number, which engines pass around without making an object of it.
   */
  readonly pixels: Int32Array;
  /** 1/w of what is seen; 0 where nothing is. */
  readonly nearness: Float32Array;
}

/** An empty picture. */
export function makeRaster(width: number, height: number): Raster {
  return { width, height, pixels: new Int32Array(width * height), nearness: new Float32Array(width * height) };
}

/** Makes a picture empty again. */
export function clearRaster({ pixels, nearness }: Raster): void {
  pixels.fill(0);
  nearness.fill(0);
}

/** A colour 0xRRGGBB as a pixel. */
export const pixelOf = (colour: number): number => 0xff000000 | ((colour & 0xff) << 16) | (colour & 0xff00) | (colour >> 16);

/**
 * Paints a triangle where it is nearer than what is there, at every pixel whose middle lies in it; its corners are three numbers each
 * (x and y in pixels, nearness) from places a, b and c of a list, since numbers passed one by one would be objects. What lies within half a pixel of an outer side is painted as its rim; `sides` has a bit for each of those, from a to b, b to c and c to a.
 */
export function paintTriangle(raster: Raster, corners: Float64Array, a: number, b: number, c: number, pixel: number, rim: number, sides: number): void {
  const { width, height, pixels, nearness } = raster;
  const x0 = corners[a];
  const y0 = corners[a + 1];
  const z0 = corners[a + 2];
  const x1 = corners[b];
  const y1 = corners[b + 1];
  const z1 = corners[b + 2];
  const x2 = corners[c];
  const y2 = corners[c + 1];
  const z2 = corners[c + 2];
  const area = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
  // NaN where a corner is no point.
  if (!(area !== 0)) return;
  const left = Math.max(0, Math.ceil(Math.min(x0, x1, x2) - 0.5));
  const right = Math.min(width - 1, Math.floor(Math.max(x0, x1, x2) - 0.5));
  const top = Math.max(0, Math.ceil(Math.min(y0, y1, y2) - 0.5));
  const bottom = Math.min(height - 1, Math.floor(Math.max(y0, y1, y2) - 0.5));
  // Between the middles of pixels.
  if (left > right || top > bottom) return;
  // Distances from the three sides as parts of the triangle's height over each: they add up to 1.
  const part = 1 / area;
  const a0 = (y1 - y2) * part;
  const b0 = (x2 - x1) * part;
  const a1 = (y2 - y0) * part;
  const b1 = (x0 - x2) * part;
  const a2 = -a0 - a1;
  const b2 = -b0 - b1;
  let row0 = a0 * (left + 0.5 - x1) + b0 * (top + 0.5 - y1);
  let row1 = a1 * (left + 0.5 - x2) + b1 * (top + 0.5 - y2);
  let row2 = 1 - row0 - row1;
  const stepZ = a0 * z0 + a1 * z1 + a2 * z2;
  const stepRowZ = b0 * z0 + b1 * z1 + b2 * z2;
  let rowZ = row0 * z0 + row1 * z1 + row2 * z2;
  // What half a pixel is, as a part of the height over each side that has a rim.
  const near2 = sides & 1 ? 0.5 * Math.hypot(a2, b2) : -1;
  const near0 = sides & 2 ? 0.5 * Math.hypot(a0, b0) : -1;
  const near1 = sides & 4 ? 0.5 * Math.hypot(a1, b1) : -1;
  // A pixel on a side that two triangles share must not fall between them.
  const tolerance = -1e-9;
  for (let y = top; y <= bottom; y++) {
    let in0 = row0;
    let in1 = row1;
    let in2 = row2;
    let z = rowZ;
    for (let x = left, k = y * width + left; x <= right; x++, k++) {
      if (in0 >= tolerance && in1 >= tolerance && in2 >= tolerance && z > nearness[k]) {
        nearness[k] = z;
        pixels[k] = in0 < near0 || in1 < near1 || in2 < near2 ? rim : pixel;
      }
      in0 += a0;
      in1 += a1;
      in2 += a2;
      z += stepZ;
    }
    row0 += b0;
    row1 += b1;
    row2 += b2;
    rowZ += stepRowZ;
  }
}

/** The mean of each two by two pixels of a picture, which smooths its edges; `into` is half as wide and high. */
export function halve({ pixels, width }: Raster, into: Raster): void {
  for (let y = 0, k = 0; y < into.height; y++) {
    for (let x = 0; x < into.width; x++, k++) {
      const from = 2 * y * width + 2 * x;
      const [a, b, c, d] = [pixels[from], pixels[from + 1], pixels[from + width], pixels[from + width + 1]];
      if (a === b && a === c && a === d) into.pixels[k] = a;
      else into.pixels[k] = mean(a, b, c, d);
    }
  }
}

function mean(a: number, b: number, c: number, d: number): number {
  const count = (a >>> 31) + (b >>> 31) + (c >>> 31) + (d >>> 31);
  const channel = (shift: number) => Math.round((((a >>> shift) & 255) + ((b >>> shift) & 255) + ((c >>> shift) & 255) + ((d >>> shift) & 255)) / count);
  return (Math.round((255 * count) / 4) << 24) | (channel(16) << 16) | (channel(8) << 8) | channel(0);
}
