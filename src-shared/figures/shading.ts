import { rgb } from 'd3';
import { sequential, type SequentialName } from './colours';

const steps = 128;
const shades = 24;

/** What a face of the surface looks like: its fill, and the line of its rim. */
export interface FaceColours {
  readonly fill: string;
  readonly rim: string;
}

/**
 * The colours of faces by their height (0 to 1), their brightness (0 to 1, Lambert's cosine) and whether they are seen from below.
 * Few enough that neighbours share one, which keeps files small.
 */
export function faceColours(name: SequentialName): (height: number, brightness: number, below: boolean) => FaceColours {
  const colourAt = sequential[name];
  const known = new Map<number, FaceColours>();
  return (height, brightness, below) => {
    const step = Math.round(Math.min(1, Math.max(0, height)) * (steps - 1));
    const shade = Math.round(Math.min(1, Math.max(0, brightness)) * (shades - 1));
    const key = (step * shades + shade) * 2 + (below ? 1 : 0);
    const found = known.get(key);
    if (found) return found;
    const made = paint(colourAt(step / (steps - 1)), shade / (shades - 1), below);
    known.set(key, made);
    return made;
  };
}

/** The light that reaches faces turned away from the lamp, so that none is black. */
const ambient = 0.55;

function paint(colour: string, brightness: number, below: boolean): FaceColours {
  const light = ambient + (1.08 - ambient) * brightness;
  const pure = rgb(colour);
  // A surface's underside is greyer, so that inside and outside of a bowl are told apart.
  const grey = below ? 0.35 : 0;
  const mean = (pure.r + pure.g + pure.b) / 3;
  const channel = (value: number, factor: number) => Math.min(255, (value * (1 - grey) + (0.5 * mean + 80) * grey) * factor);
  const tint = (factor: number) => rgb(channel(pure.r, factor), channel(pure.g, factor), channel(pure.b, factor)).formatHex();
  return { fill: tint(light), rim: tint(light * 0.8) };
}
