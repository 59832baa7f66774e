import { rgb } from 'd3';
import { sequential, type SequentialName } from './colours';
import type { Vector, View } from './projection';

const steps = 128;
const shades = 24;

/** The colours that faces can have, by tone, as 0xRRGGBB: few enough that neighbours share one, which keeps files small. */
export interface Palette {
  readonly fills: Int32Array;
  /** The line around a face. */
  readonly rims: Int32Array;
}

/** The colour step of a height between 0 and 1. */
export const heightStep = (height: number): number => Math.round(Math.min(1, Math.max(0, height)) * (steps - 1));

/** The tone of a face by the step of its height, its brightness (0 to 1, Lambert's cosine) and whether it is seen from below. */
export function toneOf(step: number, brightness: number, below: boolean): number {
  const shade = brightness <= 0 ? 0 : brightness >= 1 ? shades - 1 : (brightness * (shades - 1) + 0.5) | 0;
  return (step * shades + shade) * 2 + (below ? 1 : 0);
}

const palettes = new Map<SequentialName, Palette>();

/** All tones of a colour scale. */
export function paletteOf(name: SequentialName): Palette {
  const known = palettes.get(name);
  if (known) return known;
  const palette = { fills: new Int32Array(steps * shades * 2), rims: new Int32Array(steps * shades * 2) };
  for (let step = 0; step < steps; step++) {
    const { r, g, b } = rgb(sequential[name](step / (steps - 1)));
    for (let tone = step * shades * 2; tone < (step + 1) * shades * 2; tone++) {
      const light = ambient + (1.08 - ambient) * (((tone >> 1) % shades) / (shades - 1));
      palette.fills[tone] = paint([r, g, b], light, tone % 2 === 1);
      palette.rims[tone] = paint([r, g, b], light * 0.8, tone % 2 === 1);
    }
  }
  palettes.set(name, palette);
  return palette;
}

/** A colour of a palette as it is written in SVG. */
export const hexOf = (colour: number): string => `#${colour.toString(16).padStart(6, '0')}`;

/** The light that reaches faces turned away from the lamp, so that none is black. */
const ambient = 0.55;

function paint(colour: Vector, light: number, below: boolean): number {
  // A surface's underside is greyer, so that inside and outside of a bowl are told apart.
  const grey = below ? 0.35 : 0;
  const mean = (colour[0] + colour[1] + colour[2]) / 3;
  const channel = (value: number) => Math.round(Math.min(255, (value * (1 - grey) + (0.5 * mean + 80) * grey) * light));
  return (channel(colour[0]) << 16) | (channel(colour[1]) << 8) | channel(colour[2]);
}

/** A lamp above the viewer's left shoulder, a unit vector towards it: it turns with the view, so that every view is well lit. */
export function lampOf({ azimuth }: View): Vector {
  const around = ((azimuth - 50) * Math.PI) / 180;
  const above = (48 * Math.PI) / 180;
  return [Math.cos(above) * Math.cos(around), Math.cos(above) * Math.sin(around), Math.sin(above)];
}
