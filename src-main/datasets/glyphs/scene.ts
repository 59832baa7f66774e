/** One picture of a letter: everything about it follows from the seed, the split and its index. */
import { stream, threefry, type Stream } from '../../../src-shared/math/random';
import { fill, newCanvas, paintStrokes, type Canvas, type Paint } from './canvas';
import { letters, outlines, POINTS } from './letters';

/** Room for the draws of one picture; the last one seeds its noise. */
const DRAWS = 256;
const STROKE = POINTS * 2;

/** How hard the pictures are to tell apart: 0 easy, 1 hard. */
export interface Difficulty {
  /** Standard deviation of the noise, in shares of full brightness. */
  readonly noise: number;
  /** The most stray strokes in one picture. */
  readonly clutter: number;
  /** How far letters are blended into their neighbours; at 0.5 some are halfway, and cannot be told. */
  readonly overlap: number;
  /** How far points wander, in units of half a letter. */
  readonly wobble: number;
  /** The least difference of letter and ground, per channel. */
  readonly contrast: number;
  /** The largest turn, in radians. */
  readonly turn: number;
  /** How far a letter's hue strays from its class's, in radians around the circle of hues; neighbours are 0.63 apart. */
  readonly hue: number;
}

export const difficulty = (hardness: number): Difficulty => ({
  noise: 0.02 + 0.12 * hardness,
  clutter: Math.round(6 * hardness),
  overlap: 0.3 + 0.3 * hardness,
  wobble: 0.04 + 0.2 * hardness,
  contrast: 0.4 - 0.3 * hardness,
  turn: 0.2 + 0.7 * hardness,
  hue: 0.2 + 1.6 * hardness,
});

/** Paints picture after picture of one split into bytes (side x side x 3). */
export function painter(seed: number, split: 'train' | 'test', side: number, hard: Difficulty): (index: number, into: Uint8Array) => void {
  const canvas = newCanvas(side);
  const draws = stream(seed, `glyphs ${split}`);
  const points = new Float64Array(outlines[0].length);
  return (index, into) => {
    const next = drawing(draws, index);
    const between = (low: number, high: number) => low + (high - low) * next();
    const ground = paint(next, Array.from({ length: 3 }, () => between(0.05, 0.65)), 0.4, 0.06);
    fill(canvas, ground);
    const label = index % letters.length;
    const ink = tinted(contrasting(next, ground.colour, hard.contrast), label, hard.hue * (next() + next() - 1));
    const width = side * between(0.05, 0.12);
    const strays = Math.floor(between(0, hard.clutter + 1));
    const above = Math.floor(between(0, strays + 1) / 2);
    for (let k = 0; k < strays - above; k++) stray(canvas, next, width, ink);
    letter(label, next, hard, points);
    place(points, next, side, side * between(0.25, 0.42), hard.turn);
    paintStrokes(canvas, points, POINTS, width, paint(next, ink, 0.3, 0));
    for (let k = 0; k < above; k++) stray(canvas, next, width * 0.6, ink);
    develop(canvas, hard.noise * between(0.5, 1.5), draws, index, into);
  };
}

/** The draws of one picture, one after the other. */
function drawing(draws: Stream, index: number): () => number {
  let k = 0;
  return () => {
    if (k === DRAWS - 1) throw new Error(`too many draws for one picture: ${k}`);
    return draws.uniform(index * DRAWS + k++);
  };
}

/** The letter's points, blended towards a neighbour and wobbling. */
function letter(of: number, next: () => number, hard: Difficulty, points: Float64Array): void {
  const step = next() < 0.5 ? 1 : letters.length - 1;
  const own = outlines[of];
  const other = outlines[(of + step) % letters.length];
  const share = hard.overlap * Math.sqrt(next());
  // A wave along the strokes rather than single points, so that lines bend and do not break.
  const bends = Array.from({ length: 8 }, () => (next() - 0.5) * 2 * hard.wobble);
  for (let i = 0; i < points.length; i += 2) {
    const x = own[i] + share * (other[i] - own[i]);
    const y = own[i + 1] + share * (other[i + 1] - own[i + 1]);
    points[i] = x + bends[0] * Math.sin(2 * y + 3 * bends[1]) + bends[2] * x * y + bends[3] * Math.cos(4 * y);
    points[i + 1] = y + bends[4] * Math.sin(2 * x + 3 * bends[5]) + bends[6] * x * y + bends[7] * Math.cos(4 * x);
  }
}

/** Moves points from letter units to pixels: turned, sheared, stretched, and anywhere where most of them stay in the picture. */
function place(points: Float64Array, next: () => number, side: number, size: number, turn: number): void {
  const angle = (2 * next() - 1) * turn;
  const shear = (next() - 0.5) * 0.6;
  const stretch = 0.8 + 0.4 * next();
  const slack = side / 2 - 0.7 * size;
  const x0 = side / 2 + (2 * next() - 1) * slack;
  const y0 = side / 2 + (2 * next() - 1) * slack;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  for (let i = 0; i < points.length; i += 2) {
    const x = stretch * (points[i] + shear * points[i + 1]);
    const y = points[i + 1];
    points[i] = x0 + size * (cos * x - sin * y);
    points[i + 1] = y0 + size * (sin * x + cos * y);
  }
}

/** A single stroke of some letter, somewhere; every third in the ink of the letter itself. */
function stray(canvas: Canvas, next: () => number, width: number, ink: readonly number[]): void {
  const from = Math.floor(next() * letters.length);
  const stroke = Math.floor(next() * 3);
  const points = outlines[from].slice(stroke * STROKE, (stroke + 1) * STROKE);
  const { side } = canvas;
  place(points, next, side, side * (0.15 + 0.2 * next()), Math.PI);
  const same = next() < 1 / 3;
  const colour = Array.from({ length: 3 }, (_, c) => (same ? ink[c] : next()));
  paintStrokes(canvas, points, POINTS, width * (0.6 + 0.6 * next()), paint(next, colour, 0.3, 0));
}

/** A paint around a colour whose slope and wave are drawn. */
function paint(next: () => number, colour: readonly number[], slope: number, wave: number): Paint {
  const angle = 2 * Math.PI * next();
  return {
    colour,
    slope: colour.map(() => (next() - 0.5) * 2 * slope),
    direction: [Math.cos(angle), Math.sin(angle)],
    wave: [wave * next(), 1 + 4 * next(), next()],
  };
}

/** A colour that differs from another by at least the contrast in every channel. */
function contrasting(next: () => number, from: readonly number[], contrast: number): number[] {
  const brighter = next() < 0.8;
  return from.map((value) => {
    const difference = contrast + 0.3 * next();
    // The wrong way only where there is no room: so most letters are brighter or darker as a whole.
    const up = brighter ? value + difference <= 1 : value - difference < 0;
    return Math.max(0, Math.min(1, up ? value + difference : value - difference));
  });
}

/**
 * A colour moved towards its class's hue, or `astray` from it (radians). Like most real images, letters so have something that is learnt at once and
 * does not suffice, unless they are easy.
 */
function tinted(colour: readonly number[], label: number, astray: number): number[] {
  const hue = (2 * Math.PI * label) / letters.length + astray;
  return colour.map((value, c) => Math.max(0.2, Math.min(0.8, value)) + 0.2 * Math.cos(hue + (2 * Math.PI * c) / 3));
}

/** Adds noise (triangular, as the sum of two random bytes) and rounds to bytes. */
function develop(canvas: Canvas, deviation: number, draws: Stream, index: number, into: Uint8Array): void {
  const { pixels } = canvas;
  const words = new Uint32Array(2);
  const bytes = new Uint8Array(words.buffer);
  const key = draws.integer(index * DRAWS + DRAWS - 1, 2 ** 32);
  // The sum of two random bytes has mean 255 and variance (256^2 - 1) / 6.
  const scale = (255 * deviation) / Math.sqrt((256 ** 2 - 1) / 6);
  for (let i = 0; i < pixels.length; i += 4) {
    threefry(key, index, i, 0, words);
    for (let k = 0; k < 4 && i + k < pixels.length; k++) {
      const value = 255 * pixels[i + k] + scale * (bytes[2 * k] + bytes[2 * k + 1] - 255);
      into[i + k] = value <= 0 ? 0 : value >= 255 ? 255 : Math.round(value);
    }
  }
}
