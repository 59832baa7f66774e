/** How large the recipes after Gotmare et al. 2019 are at each scale; at paper scale as the paper has it, as far as that is known. */
import { shareOf } from '../images';
import type { Circumstances } from '../recipe';

/** The rate of all training at paper scale. */
const RATE = 0.05;

/** SGD whose rate drops: its epochs, when it drops, and the epochs between which paths are looked along, in their order. */
export interface Stepped {
  readonly rate: number;
  readonly epochs: number;
  readonly drops: readonly number[];
  readonly iterates: readonly number[];
}

export interface Size {
  readonly batch: { readonly usual: number; readonly large: number };
  /** Of modes A to G, and of the baseline of restarts: at paper scale G is this baseline. */
  readonly modes: Stepped;
  readonly step: Stepped;
  /** SGD with restarts: its epochs, its first cycle (each next one is twice as long), the restarts before which weights are taken, and every how many epochs between the last two they are kept. */
  readonly sgdr: { readonly rate: number; readonly epochs: number; readonly cycle: number; readonly iterates: readonly number[]; readonly every: number };
  readonly curve: { readonly epochs: number; readonly after: readonly number[] };
  /** Points along a path between modes, and between iterates of one training. */
  readonly points: { readonly modes: number; readonly iterates: number };
  /** Points per side of a plane, and along each path over it. */
  readonly side: number;
  readonly over: number;
  /** Images of each set over which losses are taken along paths, and on planes. */
  readonly onPath: number;
  readonly onPlane: number;
}

const SMOKE: Stepped = { rate: RATE, epochs: 3, drops: [2], iterates: [1, 3] };
const PAPER: Stepped = { rate: RATE, epochs: 200, drops: [60, 150], iterates: [65, 55, 155, 145] };

const SIZES: Readonly<Record<Circumstances['scale'], Size>> = {
  smoke: {
    batch: { usual: 32, large: 128 },
    modes: SMOKE, step: SMOKE,
    sgdr: { rate: RATE, epochs: 3, cycle: 1, iterates: [1, 3], every: 1 },
    curve: { epochs: 2, after: [1] }, points: { modes: 5, iterates: 5 }, side: 5, over: 5, onPath: 64, onPlane: 64,
  },
  desk: {
    batch: { usual: 64, large: 512 },
    // Restarts cross barriers only far down the loss: with a tenth of the updates it takes a higher rate, and more epochs than there is time for with seven modes.
    modes: { rate: RATE, epochs: 12, drops: [4, 9], iterates: [] }, step: { rate: 0.2, epochs: 90, drops: [27, 67], iterates: [29, 25, 69, 65] },
    sgdr: { rate: 0.2, epochs: 90, cycle: 6, iterates: [18, 42, 90], every: 3 },
    curve: { epochs: 6, after: [1, 3] }, points: { modes: 13, iterates: 25 }, side: 15, over: 21, onPath: 1000, onPlane: 1000,
  },
  paper: {
    batch: { usual: 100, large: 4000 },
    modes: PAPER, step: PAPER,
    sgdr: { rate: RATE, epochs: 150, cycle: 10, iterates: [30, 70, 150], every: 5 },
    curve: { epochs: 200, after: [1, 5, 20, 50, 100] }, points: { modes: 61, iterates: 61 }, side: 31, over: 61, onPath: 50_000, onPlane: 50_000,
  },
};

export function sizeFor(where: Circumstances): Size {
  const size = SIZES[where.scale];
  return { ...size, onPath: size.onPath / shareOf(where), onPlane: size.onPlane / shareOf(where) };
}
